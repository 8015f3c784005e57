// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/accountservices.h"
#include "models/billing/billquery.h"
#include "models/billing/documentinput.h"
#include "models/billing/documents.h"
#include "models/billing/imports.h"
#include "models/billing/pricegroup.h"
#include "models/core/accountid.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/services/authorization.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace billfold
{

class AuditService;
struct ExportSource;
class IdentityService;
class BackupService;
class OrganizationService;

/// What a change touched, so that pages know whether to ask again.
enum class Change {
    Imports = 1,
    Bills = 2,
    Documents = 4,
    Reconciliation = 8,
    Settings = 16,
    Organization = 32,
    AccountServices = 64
};
Q_DECLARE_FLAGS(Changes, Change)

/// A payer of this database, with what is known of its organization.
struct PayerInfo {
    QString key, name, organizationName, organizationId;
    int linkedAccounts = 0; ///< that may be seen
    /// False where only one's own account may be seen of this payer's bills.
    bool seenWhole = true;
};

/// An account of a payer: with charges in its bills, or of its organization.
struct AccountInfo {
    QString key, name; ///< name falls back to the key
};

/// A month for which there are charges.
struct PeriodInfo {
    BillSummary bill;
};

/// Lines and charge types that make up one row of a bill; `models/views/explanation.h` says it in sentences.
struct Explanation {
    BillRow row;
    QString currency;
    QList<BillRow> chargeTypes; ///< the row by charge type
    QList<BillRow> usageTypes;  ///< the row by usage type, largest ten
    QList<PriceGroup> prices;   ///< of one usage type: the largest ten of what the provider charged for
    QList<LineRow> lines;       ///< the largest lines, at most ten
};

/// A saved question of the Explore page.
struct SavedView {
    QString name;
    TrendQuery query;
    QString shape; ///< stacked, line, table
    /// The months end with the latest that has charges whenever the view is opened, not with query.last.
    bool followsLatest = true;
};

/// What a workspace may do with its file.
enum class OpenMode {
    /// Changes it. One program at a time: refused (Conflict, "DatabaseInUse") where another has it open, with
    /// a
    /// sentence that says which; one that crashed is not in the way.
    Owner,
    /// Changes nothing, whoever else has it open: what would is refused ("DatabaseReadOnly"). Where nobody
    /// has
    /// it, opening does what time has to do. What is exported, and who signed in, is still written.
    Reader,
    /// Changes it without regard to other programs, which see it within seconds.
    Shared,
};

/// One open database file and everything that a person (or a script) can ask of it. The methods answer at
/// once with a future; the work is done on the workspace's own threads (one writer, one reader, one for
/// documents), never on the caller's. The futures never hold exceptions. Object and signals belong to the
/// thread that made it.
///
/// Every method asks whether whoever acts may (permissions.h), and answers as far as they may see
/// (BillScope): as of the moment when it was called. What is refused is an AccessDeniedException
/// (Error::name) with a sentence that says which policy denies it, or that it is the payer's.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Opens the file, or makes it. Blocks for as long as that takes (migrations); safe on any thread, but
    /// the object belongs to the calling one.
    /// A file that is damaged is refused ("DatabaseDamaged") with what can still be read and the newest good
    /// copy; a large one is looked through to its end later: see damaged().
    static Result<std::shared_ptr<Workspace>> open(const QString& path, std::shared_ptr<const Clock> clock,
                                                   OpenMode mode = OpenMode::Owner);
    ~Workspace() override;

    QString path() const;
    const Clock& clock() const;

    /// Accounts and organizations: `models/services/organizationservice.h`. Lives as long as the workspace.
    OrganizationService& organizations() const;
    /// What was done and tried: `models/services/auditservice.h`. Lives as long as the workspace.
    AuditService& audit() const;
    /// Signing in, users and their permissions: `models/services/identityservice.h`. Lives as long.
    IdentityService& identity() const;

    /// May whoever acts now do that? At once; for pages that hide or disable, and say why.
    Permit may(const QString& action, const QString& resource = QStringLiteral("*")) const;
    /// The same for what only those may that see the payer's bills as a whole.
    Permit mayAsPayer(const QString& action, const QString& payer) const;
    /// Copies of the file: `models/services/backupservice.h`. Lives as long as the workspace.
    BackupService& backups() const;
    /// Why nothing can be changed; empty: it can.
    QString readOnlyReason() const;

    // Bills
    QFuture<Result<QList<PayerInfo>>> payers() const;
    /// The payer's accounts by key, the payer itself among them.
    QFuture<Result<QList<AccountInfo>>> accounts(const QString& payer) const;
    /// Every bill there is, latest period first; payers and currencies apart.
    QFuture<Result<QList<BillSummary>>> bills() const;
    QFuture<Result<BillSummary>> bill(const BillId& id) const;
    QFuture<Result<BillTable>> table(const BillQuery& query) const;
    QFuture<Result<LinePage>> lines(const LineQuery& query) const;
    /// Total and count of what a line query selects (page and limit left aside).
    QFuture<Result<QPair<Money, qint64>>> lineTotals(const LineQuery& query) const;
    QFuture<Result<Explanation>> explain(const BillQuery& query, const QString& rowKey) const;
    QFuture<Result<TrendTable>> trend(const TrendQuery& query) const;
    /// Tag keys (and cost categories) that occur in a payer's bills.
    QFuture<Result<QStringList>> tagKeys(const QString& payer) const;

    // Imports
    QFuture<Result<ImportPreview>> previewImport(const QStringList& paths) const;
    /// Progress is called from a worker thread, at most ten times a second. Cancelling the future leaves the
    /// database as it was.
    QFuture<Result<ImportOutcome>> runImport(const QStringList& paths, const ImportOptions& options,
                                             std::function<void(const ImportProgress&)> progress = {});
    /// One report that was found already (models/ingest/exportfinder.h).
    QFuture<Result<ImportOutcome>> runImport(const ExportSource& source, const ImportOptions& options,
                                             std::function<void(const ImportProgress&)> progress = {});
    /// Asks a running import to stop; its future then answers with ErrorCode::Cancelled.
    void cancelImport();
    QFuture<Result<QList<ImportRecord>>> imports() const;
    QFuture<Result<QList<Finding>>> findings(qint64 importId) const;
    /// Takes an import back: what it replaced is in force again. Refused where its month is issued.
    QFuture<Result<void>> undoImport(qint64 importId);
    /// Makes an organization of a payer from what its imports name; where there is one, adds the accounts of
    /// its bills that it lacks.
    QFuture<Result<void>> makeOrganization(const QString& payer);
    /// Accounts with charges in the payer's bills in force that are not of its organization.
    QFuture<Result<QList<AccountInfo>>> unknownAccounts(const QString& payer) const;
    /// Adds such accounts to the payer's organization, from their earliest bill on.
    QFuture<Result<void>> addToOrganization(const QString& payer, const QStringList& accountKeys);
    /// In its organization where the account is known there, else for bills alone. Issued bills keep the name
    /// they were issued with. An empty name gives the account the one that the imports have.
    QFuture<Result<void>> nameAccount(const QString& accountKey, const QString& name);

    // Reconcile
    QFuture<Result<Reconciliation>> reconciliation(const BillId& bill) const;
    /// Keeps invoiced amount, state and note of one row. A state that does not follow (matched with a
    /// difference, explained without a note) is refused.
    QFuture<Result<void>> reconcile(const BillId& bill, const ReconcileRow& row);

    // Issue and documents
    QFuture<Result<IssueRehearsal>> rehearseIssue(const BillId& bill) const;
    QFuture<Result<QList<IssuedDocument>>> issue(const BillId& bill);
    QFuture<Result<QList<IssuedDocument>>> documents() const;
    QFuture<Result<void>> markPaid(qint64 documentId, QDate on, const QString& reference);
    QFuture<Result<void>> markOpen(qint64 documentId);
    /// A credit note (amount < 0) or correction (amount > 0) that refers to an issued invoice.
    QFuture<Result<IssuedDocument>> correct(qint64 documentId, Money amount, const QString& reason);
    /// The part of an issued month that later exports changed: by account, later - issued. Empty where
    /// nothing differs.
    QFuture<Result<BillTable>> differenceSinceIssue(const BillId& bill) const;
    QFuture<Result<IssueSettings>> issueSettings(const QString& payer) const;
    /// As they were when the bill was issued; the present ones where it is pending. What a document shows.
    QFuture<Result<IssueSettings>> issueSettings(const BillId& bill) const;
    QFuture<Result<void>> setIssueSettings(const QString& payer, const IssueSettings& settings);

    // Documents as they are shown, printed and saved; `models/views/billdocument.h` makes pages of them
    /// The consolidated bill of a month, issued or not.
    QFuture<Result<BillDocumentInput>> billDocument(const BillId& bill, DocumentDepth depth) const;
    /// The statement of one account of a bill.
    QFuture<Result<StatementInput>> statement(const BillId& bill, const QString& accountKey,
                                              DocumentDepth depth) const;
    /// Any issued document: bill, invoice, statement, credit note or correction, by IssuedDocument::id.
    QFuture<Result<DocumentInput>> document(qint64 documentId, DocumentDepth depth) const;
    /// Runs `job` with the documents of one bill on a thread of its own, so that many documents are written
    /// one after the other while the window keeps asking its questions. What the job answers is the future's
    /// answer. See `ui/print/documentexport.h` for jobs. A job that runs long hears of the closing of the
    /// workspace by nothing but its own progress function, so let that answer false then.
    QFuture<Result<void>> withDocuments(const BillId& bill,
                                        std::function<Result<void>(DocumentSource&)> job) const;

    // What the owner of an account sees and decides on its own
    /// Services that the account uses, or was signed up for here, by name.
    QFuture<Result<QList<AccountService>>> accountServices(const AccountId& account) const;
    /// Signs the account up for a service, named by its prefix in policies, or leaves it. Refused where all
    /// features are on and a policy restricts the account: AccessDeniedException, with the policy's name.
    QFuture<Result<void>> chooseService(const AccountId& account, const QString& prefix, bool signUp);
    QFuture<Result<AccountResources>> accountResources(const AccountId& account, int limit) const;
    QFuture<Result<AccountSupport>> accountSupport(const AccountId& account) const;
    /// `plan` is a SupportPlan::key. Refused as chooseService is; Enterprise plans are not restricted.
    QFuture<Result<void>> chooseSupport(const AccountId& account, const QString& plan);

    // Saved views of Explore
    QFuture<Result<QList<SavedView>>> savedViews() const;
    QFuture<Result<void>> saveView(const SavedView& view);
    QFuture<Result<void>> removeView(const QString& name);

signals:
    void changed(billfold::Changes what);
    /// The file, which was open already, turned out to be damaged.
    void damaged(const billfold::Error& error);

private:
    struct Private;
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Changes)

} // namespace billfold
