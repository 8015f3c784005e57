// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/evaluate.h"
#include "models/policy/policyparser.h"
#include "models/policy/policywriter.h"
#include "models/policy/vectors.h"
#include "tests/fuzz/fuzzfile.h"

using namespace billfold;

namespace
{

/// Findings point into the text, and what is understood is written so that it reads the same again.
void check(const QString& text, PolicyType kind)
{
    const PolicyParse parse = parsePolicy(text, kind);
    for (const PolicyFinding& finding : parse.findings) {
        fuzz::expect(finding.offset >= 0 && finding.length >= 0);
        fuzz::expect(finding.offset + finding.length <= text.size());
        fuzz::expect(finding.line >= 1 && finding.column >= 1 && !finding.sentence.isEmpty());
    }
    fuzz::expect(parse.strippedSize <= parse.size);
    if (!parse.document) {
        fuzz::expect(parse.hasErrors() || !hasStatements(kind));
        return;
    }
    const QString written = writePolicy(*parse.document);
    const PolicyParse again = parsePolicy(written, kind);
    fuzz::expect(again.document.has_value());
    fuzz::expect(writePolicy(*again.document) == written);

    PolicyRequest request;
    request.action = QStringLiteral("s3:GetObject");
    request.resource = QStringLiteral("arn:aws:s3:::bucket/key");
    request.context.insert(u"aws:username", {QStringLiteral("ines")});
    CompiledPolicy(*parse.document).ask(request);

    const qsizetype count = parse.document->statements.size();
    const PolicyParse longer =
        parsePolicy(withStatementAdded(text, *parse.document, parse.document->statements.first()), kind);
    fuzz::expect(longer.document && longer.document->statements.size() == count + 1);
    const PolicyParse shorter = parsePolicy(withStatementRemoved(text, *parse.document, 1), kind);
    fuzz::expect(shorter.document &&
                 shorter.document->statements.size() == std::max<qsizetype>(count - 1, 1));
}

} // namespace

/// Whatever the text, it is read to its end, and nothing of it is lost on the way back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString text = QString::fromUtf8(bytes);
    for (const PolicyType kind : {PolicyType::ServiceControl, PolicyType::ResourceControl, PolicyType::Tag})
        check(text, kind);
    static_cast<void>(evaluateVectors(bytes));
    return 0;
}
