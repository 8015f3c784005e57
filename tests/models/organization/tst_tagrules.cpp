// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const Tags one{{u"team"_s, u"a"_s}};

Tags many(int count)
{
    Tags tags;
    for (int i = 0; i < count; ++i)
        tags.insert(QString::number(i), {});
    return tags;
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows{
        {"TagResource",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, TagResource{payer.toString(), one});
         }},
        {"UntagResource",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, TagResource{payer.toString(), one});
             return s.refusal(payer, UntagResource{payer.toString(), {u"team"_s}});
         }},
        {"TagResource", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) {
             return s.refusal(s.add(u"A"_s), TagResource{u"r-0000"_s, one});
         }},
        {"TagResource", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId member = s.join(s.addPayer(u"Pay"_s), u"A"_s);
             return s.refusal(member, TagResource{member.toString(), one});
         }},
        {"TagResource", u"TargetNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), TagResource{u"111122223333"_s, one});
         }},
        {"TagResource", u"TargetNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), TagResource{u"ou-zzzz-zzzzzzzz"_s, one});
         },
         "a unit"},
        {"TagResource", u"TargetNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), TagResource{u"anything"_s, one});
         },
         "no id at all"},
        {"TagResource", u"ConstraintViolationException MAX_TAG_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, TagResource{payer.toString(), many(50)});
             return s.refusal(payer, TagResource{payer.toString(), one});
         }},
        {"TagResource", u"InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, TagResource{payer.toString(), {{u"AWS:x"_s, {}}}});
         }},
        {"TagResource", u"InvalidInputException IMMUTABLE_POLICY"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), TagResource{u"p-FullAWSAccess"_s, one});
         }},
        {"TagResource", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, TagResource{payer.toString(), {{u"k"_s, QString(257, u'x')}}});
         }},
        {"TagResource", u"InvalidInputException INVALID_PATTERN"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, TagResource{payer.toString(), {{u"k"_s, u"a;b"_s}}});
         }},
        {"UntagResource", u"TargetNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), UntagResource{u"111122223333"_s, {u"team"_s}});
         }},
        {"UntagResource", u"InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, UntagResource{payer.toString(), {u"aws:x"_s}});
         }},
    };
    return rows;
}

} // namespace

class TestTagRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Tagging, refusals()), QStringList());
    }

    void everythingCanHaveTags()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        const PolicyId policy = s.policy(payer, u"P"_s);
        s.done(payer, PutResourcePolicy{uR"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                                        uR"("Principal":{"AWS":"111122223333"},"Resource":"*",)"
                                        uR"("Action":"organizations:ListAccounts"}})"_s});
        const QString resourcePolicy = s.organization(payer).resourcePolicy->id.toString();
        for (const QString& id : {member.toString(), unit.toString(), s.root(payer).toString(),
                                  policy.toString(), resourcePolicy})
            s.done(payer, TagResource{id, one});
        QCOMPARE(s.account(member).tags, one);
        QCOMPARE(s.world.unit(unit)->tags, one);
        QCOMPARE(s.organization(payer).rootTags, one);
        QCOMPARE(s.world.policy(policy)->tags, one);
        QCOMPARE(s.organization(payer).resourcePolicy->tags, one);
    }

    void aTransferHasTheTagsOfItsOfferAndBothSidesChangeThem()
    {
        Scene s;
        const AccountId target = s.addPayer(u"Target"_s), source = s.addPayer(u"Source"_s);
        const AccountId other = s.addPayer(u"Other"_s);
        const HandshakeId handshake = s.newHandshake([&] {
            s.done(target,
                   InviteOrganizationToTransferResponsibility{
                       source.toString(), u"Bill"_s, QDateTime({2026, 12, 1}, {0, 0}, Qt::UTC), {}, one});
        });
        const TransferId transfer = *s.world.handshake(handshake)->transfer;
        QCOMPARE(s.world.transfer(transfer)->tags, one);
        s.done(source, TagResource{transfer.toString(), {{u"month"_s, u"12"_s}}});
        s.done(target, UntagResource{transfer.toString(), {u"team"_s}});
        QCOMPARE(s.world.transfer(transfer)->tags, (Tags{{u"month"_s, u"12"_s}}));
        QVERIFY(
            s.refusal(other, TagResource{transfer.toString(), one}).startsWith(u"TargetNotFoundException"));
    }

    void taggingAddsAndReplacesAndUntaggingTakesAway()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const QString id = payer.toString();
        s.done(payer, TagResource{id, {{u"a"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"empty"_s, {}}}});
        s.done(payer, TagResource{id, {{u"a"_s, u"Straße 3 + Ω_.:/=+-@"_s}}});
        s.done(payer, UntagResource{id, {u"A"_s, u"never there"_s}});
        QCOMPARE(s.account(payer).tags, (Tags{{u"a"_s, u"Straße 3 + Ω_.:/=+-@"_s}, {u"empty"_s, {}}}));
    }
};

QTEST_GUILESS_MAIN(TestTagRules)
#include "tst_tagrules.moc"
