#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint itself: each rule finds what breaks it, and nothing else."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import lint

QT = {"QLabel": {"QtWidgets"}, "QString": {"QtCore"}, "QSqlQuery": {"QtSql"}, "QChart": {"QtCharts"}, "QPainter": {"QtGui"}}
LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class LintTest(unittest.TestCase):
    def findings(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(lint.lint(Path(folder), QT, None))

    def of(self, name, code):
        """Findings about one source, well listed and licensed."""
        path = Path(name)
        return self.findings({name: LICENCE + code,
                              str(path.parent / "CMakeLists.txt"): "# SPDX-License-Identifier: GPL-3.0-or-later\n" + path.name})

    def test_layers(self):
        self.assertEqual(self.of("models/billing/a.cpp", '#include "models/core/money.h"\n#include "models/billing/a.h"\n'), [])
        self.assertEqual(self.of("models/billing/a.cpp", '#include "models/storage/x.h"\n'),
                         ["models/billing/a.cpp:2: models/billing may not include models/storage"])
        self.assertEqual(len(self.of("models/core/a.h", '#include "models/billing/x.h"\n')), 1)
        self.assertEqual(len(self.of("ui/pages/home/a.cpp", '#include "models/ingest/x.h"\n')), 1)
        self.assertEqual(len(self.of("ui/pages/home/a.cpp", '#include "ui/shell/x.h"\n')), 1)
        self.assertEqual(self.of("ui/pages/home/a.cpp", '#include "ui/widgets/x.h"\n#include "ui/charts/y.h"\n'), [])
        self.assertEqual(self.of("app/commands/a.cpp", '#include "models/ingest/x.h"\n'), [])
        self.assertEqual(len(self.of("models/novel/a.cpp", '#include "models/core/x.h"\n')), 1)
        self.assertEqual(len(self.of("models/core/a.cpp", '#include "money.h"\n')), 1)

    def test_modules(self):
        self.assertEqual(self.of("models/core/a.cpp", "#include <QString>\n#include <vector>\n"), [])
        self.assertEqual(self.of("models/core/a.cpp", "#include <QLabel>\n"),
                         ["models/core/a.cpp:2: <QLabel> is of QtWidgets, which does not belong here"])
        self.assertEqual(len(self.of("models/views/a.cpp", "#include <QPainter>\n")), 1)
        self.assertEqual(len(self.of("models/services/a.cpp", "#include <QSqlQuery>\n")), 1)
        self.assertEqual(self.of("models/storage/a.cpp", "#include <QSqlQuery>\n#include <sqlite3.h>\n"), [])
        self.assertEqual(len(self.of("models/services/a.cpp", "#include <sqlite3.h>\n")), 1)
        self.assertEqual(len(self.of("ui/print/a.cpp", "#include <QtWidgets/QLabel>\n")), 1)
        self.assertEqual(self.of("ui/print/a.cpp", "#include <QPainter>\n"), [])
        self.assertEqual(len(self.of("ui/widgets/a.cpp", "#include <QChart>\n")), 1)
        self.assertEqual(self.of("ui/charts/a.cpp", "#include <QtCharts/QChart>\n#include <QLabel>\n"), [])
        self.assertEqual(len(self.of("ui/pages/bills/a.cpp", "#include <QSqlQuery>\n")), 1)

    def test_evidence(self):
        source = LICENCE + "void holds()\n{\n}\n"
        lists = "# SPDX-License-Identifier: GPL-3.0-or-later\ntst_a.cpp"
        def of(told):
            return self.findings({"SECURITY.md": told, "tests/core/tst_a.cpp": source, "tests/core/CMakeLists.txt": lists})
        self.assertEqual(of("Shown by `tst_a::holds`.\n"), [])
        self.assertEqual(of("\nShown by `tst_a::breaks`.\n"), ["SECURITY.md:2: there is no test tst_a::breaks"])
        self.assertEqual(of("Shown by `tst_b::holds`.\n"), ["SECURITY.md:1: there is no test tst_b::holds"])

    def test_floats(self):
        self.assertEqual(len(self.of("models/billing/a.cpp", "double x;\n")), 1)
        self.assertEqual(len(self.of("models/billing/a.cpp", "auto x = static_cast<float>(1);\n")), 1)
        self.assertEqual(self.of("models/billing/a.cpp", '// double\nauto x = "double"; /* float\ndouble */ int y = 1\'000;\n'), [])
        self.assertEqual(self.of("models/core/money.h", "double toPixelScale() const;\n"), [])
        self.assertEqual(len(self.of("models/core/money.h", "double toDouble() const;\n")), 1)
        self.assertEqual(self.of("ui/charts/a.cpp", "double x;\n"), [])

    def test_licence(self):
        self.assertEqual(self.findings({"models/core/a.h": "#pragma once\n"}),
                         ["models/core/a.h:1: begins without its SPDX-License-Identifier line"])
        self.assertEqual(len(self.findings({"tests/run": "#!/bin/sh\n"})), 1)
        self.assertEqual(self.findings({"tests/run": "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n"}), [])
        self.assertEqual(self.findings({"resources/icons/a.svg": "<svg/>"}), [])

    def test_listed(self):
        listed = "# SPDX-License-Identifier: GPL-3.0-or-later\ntarget_sources(x bills/page.cpp)\n"
        self.assertEqual(self.findings({"ui/pages/bills/page.cpp": LICENCE, "ui/pages/CMakeLists.txt": listed}), [])
        self.assertEqual(self.findings({"ui/pages/bills/age.cpp": LICENCE, "ui/pages/CMakeLists.txt": listed}),
                         ["ui/pages/bills/age.cpp:1: no CMakeLists.txt names it"])
        self.assertEqual(len(self.findings({"ui/pages/bills/page.cpp": LICENCE})), 1)
        loop = "# SPDX-License-Identifier: GPL-3.0-or-later\nforeach(test bar foo)\n  add_test(SOURCES tst_${test}.cpp)\n"
        self.assertEqual(self.findings({"tests/a/tst_foo.cpp": LICENCE, "tests/a/CMakeLists.txt": loop}), [])
        self.assertEqual(len(self.findings({"tests/a/tst_fo.cpp": LICENCE, "tests/a/CMakeLists.txt": loop})), 1)

    def test_leftovers(self):
        self.assertEqual(len(self.of("models/core/a.cpp", "// TODO later\n")), 1)


if __name__ == "__main__":
    unittest.main()
