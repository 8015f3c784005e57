// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/awsfilename.h"
#include "models/organization/awsjsonfields.h"
#include "models/organization/awsjsontext.h"
#include "models/organization/organizationreading.h"

#include <QCoreApplication>
#include <QHash>

namespace billfold
{

/// One output of a command: the object at the top, and its file.
struct AwsOutput {
    JsonText json;
    QString file;
    AwsFileName name;
};

/// Merges outputs into a reading. Inside of models/organization only; see readOrganization.
class AwsJsonReader
{
    Q_DECLARE_TR_FUNCTIONS(AwsJson)

public:
    explicit AwsJsonReader(OrganizationReading& reading) : m_reading(reading) {}

    /// In the order that outputs need each other, whatever order the files came in.
    void read(QList<AwsOutput> outputs);

private:
    void readOne(const AwsOutput& output);
    // One a kind of output
    void readOrganizationOutput(const AwsOutput& output);
    void readRoots(const AwsOutput& output);
    void readUnits(const AwsOutput& output);
    void readParents(const AwsOutput& output);
    void readChildren(const AwsOutput& output);
    void readAccounts(const AwsOutput& output);
    void readPolicies(const AwsOutput& output);
    void readDescribedPolicy(const AwsOutput& output);
    void readTargets(const AwsOutput& output);
    void readHandshakes(const AwsOutput& output);
    void readTags(const AwsOutput& output);
    void readAdministrators(const AwsOutput& output);
    void readDelegatedServices(const AwsOutput& output);
    void readServices(const AwsOutput& output);
    void readResourcePolicy(const AwsOutput& output);

    void readUnit(const JsonFields& fields, const std::optional<NodeId>& parent);
    void readAccount(const JsonFields& fields, const std::optional<NodeId>& parent);
    void readRoot(const JsonFields& fields);
    void readHandshake(const JsonFields& fields);
    std::optional<PolicyId> readSummary(const JsonFields& fields, std::optional<PolicyType>& type);
    std::optional<AccountState> readState(const JsonFields& fields, bool& isStatus);

    JsonFields fieldsOf(const AwsOutput& output, const QString& path = {}) const;
    /// Calls `visit` with the fields of each entry of the list `key`.
    template <typename Visit>
    void forEach(const AwsOutput& output, const QString& key, Visit visit);
    /// Whose the output is, by its file's name; a finding where it does not say.
    std::optional<NodeId> ownerOf(const AwsOutput& output, const QString& what);
    /// The node above the last in a Path of the outputs; takes the root from it.
    std::optional<NodeId> parentOfPath(const JsonFields& fields, const QString& key);
    std::optional<NodeId> parentOfPath(const JsonFields& fields, const QString& key, const QString& path);
    /// False, with a finding, where the ARN is another organization's.
    bool belongs(const JsonFields& fields, const QString& key = QStringLiteral("Arn"));
    void noteRoot(const RootId& root, const JsonFields& fields, const QString& key);
    /// A value that is told several times: the first is kept, another one is a finding.
    template <typename Value>
    void merge(std::optional<Value>& into, const std::optional<Value>& told, const ReadPlace& first,
               const JsonFields& fields, const QString& key);
    void contradicts(const JsonFields& fields, const QString& key, const QString& first,
                     const QString& second, const ReadPlace& firstPlace);

    /// Pages of one listing: it is whole where the last of them came too.
    struct Pages {
        int pages = 0, goingOn = 0;
        QString file;
    };
    void countPage(const AwsOutput& output, const QString& listing);
    bool isWhole(const QString& listing) const;
    void concludeListings();
    void concludeAccounts();
    void concludeDelegations();

    OrganizationReading& m_reading;
    QMap<AccountId, ReadPlace> m_administrators;
    QMap<QString, Pages> m_listings;                        // by a name of our own, such as units/r-ab12
    QHash<QString, std::pair<NodeId, bool>> m_nodeListings; // the listings of nodes; true: of units
    QHash<QString, PolicyType> m_policyListings;
    QHash<QString, std::pair<NodeId, PolicyType>> m_attachmentListings;
    QHash<QString, PolicyId> m_targetListings;
};

} // namespace billfold
