// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/jsontext.h"
#include "models/policy/policydocument.h"
#include "models/policy/policyparser.h"

#include <QHash>

namespace billfold
{

/// Reads the statements of one document, and checks each against the rules of the dialect.
class StatementReader
{
public:
    StatementReader(PolicyDialect dialect, PolicyFindings& findings);

    PolicyStatement read(const JsonNode& node, int number);

private:
    struct Text {
        QString value;
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    void readElement(const JsonMember& member, PolicyStatement& statement);
    void readSid(const JsonNode& node, PolicyStatement& statement);
    void readEffect(const JsonNode& node, PolicyStatement& statement);
    void readPrincipal(const JsonMember& member, PolicyStatement& statement);
    void readDelegates(const JsonNode& node);
    void readActions(const JsonMember& member, PolicyStatement& statement);
    void readResources(const JsonMember& member, PolicyStatement& statement);
    void checkPresence(const JsonNode& node, const PolicyStatement& statement);
    void checkAction(const Text& action);
    void doubt(const Text& action);
    void checkResource(const Text& resource);
    QList<Text> texts(const JsonMember& member);

    PolicyDialect m_dialect;
    PolicyFindings& m_findings;
    QHash<QString, int> m_sids; ///< and the line of each
};

} // namespace billfold
