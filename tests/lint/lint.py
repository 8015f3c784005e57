#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the compiler does not: who includes whom, licences, lists of sources, exact money, formatting.

usage: lint.py ROOT [--qt-headers DIR] [--clang-format PROGRAM]
Prints a line for each finding and ends with 1 where there is any. Without --qt-headers (the folder that holds
QtCore/, QtWidgets/…) Qt's modules are not told apart; without --clang-format the formatting is not checked.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

TOP_FOLDERS = ("app", "models", "ui", "tests", "installer", "resources", ".ci")

# Who may include whom, and nothing else. A folder always sees itself.
MAY_INCLUDE = {
    "models/core": [],
    "models/policy": ["models/core"],
    "models/billing": ["models/core"],
    "models/organization": ["models/core", "models/policy"],
    "models/identity": ["models/core", "models/policy"],
    "models/sample": ["models/core"],
    "models/ingest": ["models/core", "models/billing"],
    "models/storage": ["models/core", "models/billing", "models/organization", "models/identity"],
    "models/services": ["models/core", "models/policy", "models/billing", "models/organization", "models/identity",
                        "models/ingest", "models/storage"],
    "models/views": ["models/core", "models/policy", "models/billing", "models/organization", "models/identity"],
    "ui/theme": [],
    "ui/widgets": ["ui/theme", "models/views", "models/core"],
    "ui/charts": ["ui/theme", "ui/widgets", "models/core", "models/views", "models/billing"],
    "ui/print": ["models/core", "models/views", "models/billing", "models/organization"],
    "ui/actions": ["ui/theme"],
}
VALUES = ["models/core", "models/services", "models/views", "models/policy", "models/billing", "models/organization",
          "models/identity"]
MAY_INCLUDE["ui/dialogs"] = VALUES + ["ui/theme", "ui/widgets", "ui/print", "ui/pages"]
MAY_INCLUDE["ui/wizards"] = MAY_INCLUDE["ui/dialogs"] + ["ui/dialogs"]
MAY_INCLUDE["ui/pages"] = MAY_INCLUDE["ui/dialogs"] + ["ui/dialogs", "ui/charts"]
MAY_INCLUDE["ui/shell"] = MAY_INCLUDE["ui/pages"] + ["ui/actions", "ui/wizards"]

# Modules of Qt, and of other libraries, by the longest folder that is named here.
MODULES = {
    "models": {"QtCore"},
    "models/services": {"QtCore", "QtConcurrent"},
    "models/storage": {"QtCore", "QtSql", "sqlite3"},
    "ui": {"QtCore", "QtGui", "QtWidgets", "QtConcurrent", "QtSvg", "QtPrintSupport"},
    "ui/charts": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtCharts"},
    "ui/print": {"QtCore", "QtGui"},
    "app": {"QtCore", "QtGui", "QtWidgets", "QtConcurrent"},
}

# Where binary floating point may stand in models: to place a pixel, and for nothing else.
FLOAT_ALLOWED = {("models/core/money.h", "toPixelScale")}

SOURCE_ENDS = (".h", ".cpp")
SCRIPT_ENDS = (".py", ".sh", ".sql", ".cmake")
SKIPPED_FOLDERS = {"build", ".git", "__pycache__"}


def files_of(root):
    for top in TOP_FOLDERS:
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS)
            for name in sorted(names):
                yield Path(folder, name).relative_to(root)


def code_of(text):
    """The text without comments and without what stands in quotes; lines stay where they are."""
    def blank(match):
        found = match.group(0)
        return re.sub(r"[^\n]", " ", found) if found.startswith(("/", '"', "'", "R")) else found
    pattern = r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|' \
              r"(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    return re.sub(pattern, blank, text, flags=re.S)


def folder_of(path):
    return "/".join(path.parts[:2])


def module_of(path):
    allowed = None
    for length in range(1, len(path.parts)):
        allowed = MODULES.get("/".join(path.parts[:length]), allowed)
    return allowed


def headers_of_qt(folder):
    """Name of a header to the modules that have it: QLabel -> {QtWidgets}."""
    headers = {}
    for module in sorted(Path(folder).iterdir()):
        if module.is_dir() and module.name.startswith("Qt"):
            for header in module.iterdir():
                headers.setdefault(header.name, set()).add(module.name)
    return headers


def check_includes(path, text, qt_headers):
    own = folder_of(path)
    if path.parts[0] not in ("models", "ui", "app"):
        return
    for number, line in enumerate(text.splitlines(), 1):
        ours = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if ours and path.parts[0] != "app":
            target = folder_of(Path(ours.group(1)))
            if "/" not in ours.group(1) or target.split("/")[0] not in ("models", "ui", "app"):
                yield f"{path}:{number}: name the included file from the top: {ours.group(1)}"
            elif own not in MAY_INCLUDE:
                yield f"{path}:{number}: tests/lint/lint.py does not know the folder {own}"
            elif target != own and target not in MAY_INCLUDE[own]:
                yield f"{path}:{number}: {own} may not include {target}"
        theirs = re.match(r"\s*#\s*include\s*<([^>]+)>", line)
        if theirs:
            yield from check_library(path, number, theirs.group(1), qt_headers)


def check_library(path, number, header, qt_headers):
    allowed = module_of(path)
    if header == "sqlite3.h":
        modules = {"sqlite3"}
    elif re.match(r"Qt[A-Z]\w*/", header):
        modules = {header.split("/")[0]}
    else:
        modules = qt_headers.get(header, set())
    if allowed is not None and modules and not modules & allowed:
        yield f"{path}:{number}: <{header}> is of {' or '.join(sorted(modules))}, which does not belong here"


def check_floats(path, text):
    if path.parts[0] != "models" or path.suffix not in SOURCE_ENDS:
        return
    for number, line in enumerate(code_of(text).splitlines(), 1):
        if re.search(r"\b(double|float|qreal)\b", line) and \
                not any(str(path) == file and word in line for file, word in FLOAT_ALLOWED):
            yield f"{path}:{number}: binary floating point in models: amounts are Money, the rest whole numbers"


def check_licence(path, text):
    is_script = path.suffix in SCRIPT_ENDS or path.name == "CMakeLists.txt" or text.startswith("#!")
    if (path.suffix in SOURCE_ENDS or is_script) and \
            not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in text.splitlines()[:2]):
        yield f"{path}:1: begins without its SPDX-License-Identifier line"


def is_listed(name, text):
    """True where the list names the file, in full or in a loop: tst_${test}.cpp with test among its words."""
    if re.search(r"(?<![\w./-])" + re.escape(name) + r"(?![\w.-])", text):
        return True
    for pattern in re.findall(r"[\w./-]*\$\{\w+\}[\w./${}-]*\.cpp", text):
        parts = re.split(r"\$\{\w+\}", pattern)
        found = re.fullmatch(r"([\w-]+)".join(map(re.escape, parts)), name)
        if found and all(re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])", text) for word in found.groups()):
            return True
    return False


def check_listed(path, lists):
    """A source that no CMakeLists.txt names is not built, whatever it says."""
    if path.suffix == ".cpp" and \
            not any(is_listed(path.relative_to(folder).as_posix(), lists.get(folder, "")) for folder in path.parents):
        yield f"{path}:1: no CMakeLists.txt names it"


def check_leftovers(path, text):
    if path.suffix not in SOURCE_ENDS + SCRIPT_ENDS or path.parts[:2] == ("tests", "lint"):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line):
            yield f"{path}:{number}: left over: {line.strip()[:80]}"


def check_evidence(root, texts):
    """Each test that SECURITY.md names is there."""
    told = root / "SECURITY.md"
    text = told.read_text(encoding="utf-8") if told.exists() else ""
    tests = {path.stem: code for path, code in texts.items() if path.name.startswith("tst_") and path.suffix == ".cpp"}
    for match in re.finditer(r"(tst_\w+)::(\w+)", text):
        program, function = match.groups()
        if not re.search(rf"\b{function}\(\)", tests.get(program, "")):
            number = text.count("\n", 0, match.start()) + 1
            yield f"SECURITY.md:{number}: there is no test {program}::{function}"


def check_format(root, paths, program):
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    if " version 14." not in version:
        yield f".clang-format:1: {program} is not of version 14, as Debian 12's is; others format differently"
        return
    chunks = [paths[i::8] for i in range(8) if paths[i::8]]

    def run(chunk):
        return subprocess.run([program, "--dry-run", "-Werror", *map(str, chunk)], cwd=root, capture_output=True,
                              text=True, check=False).stderr
    seen = set()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for output in pool.map(run, chunks):
            for line in output.splitlines():
                found = re.match(r"(.+?):(\d+):\d+: error: ", line)
                if found and found.group(1) not in seen:
                    seen.add(found.group(1))
                    yield f"{found.group(1)}:{found.group(2)}: is not formatted; run clang-format -i on it"


def lint(root, qt_headers, clang_format):
    texts = {}
    for path in files_of(root):
        try:
            texts[path] = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue # a picture or a font
    lists = {path.parent: text for path, text in texts.items() if path.name == "CMakeLists.txt"}
    for path, text in texts.items():
        yield from check_licence(path, text)
        yield from check_leftovers(path, text)
        if path.suffix in SOURCE_ENDS:
            yield from check_includes(path, text, qt_headers)
            yield from check_floats(path, text)
            yield from check_listed(path, lists)
    yield from check_evidence(root, texts)
    if clang_format:
        yield from check_format(root, [path for path in texts if path.suffix in SOURCE_ENDS], clang_format)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--qt-headers")
    parser.add_argument("--clang-format")
    options = parser.parse_args()
    qt_headers = headers_of_qt(options.qt_headers) if options.qt_headers else {}
    findings = list(lint(options.root, qt_headers, options.clang_format))
    print("\n".join(findings) if findings else "nothing to mend")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
