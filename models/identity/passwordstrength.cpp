// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/password.h"

#include "models/identity/secrettext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

struct StrengthText {
    Q_DECLARE_TR_FUNCTIONS(PasswordStrength)
};

// Guesses are counted by their logarithm, in tenths of a bit: 10 is twice as many.
constexpr int perCharacter = 34;
constexpr int perChoice = 10;
constexpr int perRun = 50;
constexpr int perYear = 70;
constexpr std::array scoreFrom{100, 200, 266, 333}; // about 10³, 10⁶, 10⁸ and 10¹⁰ guesses

/// What passwords are most often made of, the most frequent first.
constexpr std::array commonWords{
    u"password", u"qwerty",   u"admin",    u"welcome",  u"letmein",  u"monkey",   u"dragon",   u"iloveyou",
    u"master",   u"sunshine", u"princess", u"login",    u"football", u"shadow",   u"baseball", u"superman",
    u"secret",   u"hello",    u"freedom",  u"whatever", u"trustno",  u"starwars", u"passw",    u"pass",
    u"root",     u"user",     u"test",     u"guest",    u"default",  u"changeme", u"access",   u"cloud",
    u"amazon",   u"billfold", u"billing",  u"account",  u"console",  u"company",  u"server",   u"system",
    u"summer",   u"winter",   u"spring",   u"autumn",   u"monday",   u"friday",   u"january",  u"december",
    u"love",     u"angel",    u"hunter",   u"batman",   u"michael",  u"jordan",   u"killer",   u"flower",
    u"money",    u"computer", u"internet", u"pepper",   u"ginger",   u"charlie",  u"andrew",   u"thomas",
    u"george",   u"martin",   u"daniel",   u"jessica",  u"michelle", u"ashley",   u"soccer",   u"hockey",
    u"cookie",   u"coffee",   u"orange",   u"banana",   u"purple",   u"silver",   u"golden",   u"diamond",
    u"matrix",   u"phoenix",  u"tiger",    u"eagle",    u"mustang",  u"ferrari",  u"office",   u"windows",
    u"linux",    u"apple",    u"google",   u"family",   u"mother",   u"father",   u"friend",   u"forever",
    u"magic",    u"lucky",    u"happy",    u"orchid",   u"london",   u"berlin",   u"paris",    u"dallas"};

/// Neighbours on a keyboard, and in the alphabet.
constexpr std::array runs{u"abcdefghijklmnopqrstuvwxyz",
                          u"01234567890",
                          u"qwertyuiop",
                          u"asdfghjkl",
                          u"zxcvbnm",
                          u"qwertzuiop",
                          u"yxcvbnm",
                          u"azertyuiop",
                          u"!@#$%^&*()"};

int tenthBits(qsizetype count)
{
    return 10 * int(std::bit_width(quint64(count)));
}

/// Character by character: a copy on the way would stay in memory. (What is longer in lower case than in
/// upper case does not matter here.)
QString lowerCase(QStringView text)
{
    QString lower(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), lower.begin(), [](QChar c) { return c.toLower(); });
    return lower;
}

/// Digits and signs that stand for letters.
QString plainLetters(QStringView text)
{
    static constexpr QStringView disguised = u"4@3€1!|0$57+8";
    static constexpr QStringView meant = u"aaeeiiiosstvb";
    static_assert(disguised.size() == meant.size());
    QString plain = lowerCase(text);
    for (QChar& c : plain) {
        const qsizetype place = disguised.indexOf(c);
        if (place >= 0)
            c = meant.at(place);
    }
    return plain;
}

const QStringList& plainWords()
{
    static const QStringList words = [] {
        QStringList list;
        for (const char16_t* const word : commonWords)
            list.append(plainLetters(word));
        return list;
    }();
    return words;
}

bool containsBackwards(QStringView run, QStringView part)
{
    const auto found = std::search(run.rbegin(), run.rend(), part.begin(), part.end());
    return found != run.rend();
}

enum class Part { Character, Word, Run };

struct LastPart {
    int cost = 0; ///< of everything up to its end
    qsizetype begin = 0;
    Part part = Part::Character;
};

/// Estimates how many guesses somebody needs who knows how people choose: the cheapest way to put the
/// password together from words, runs, repetitions, years and single characters.
class Estimate
{
public:
    Estimate(QStringView password, const PasswordOwner& owner)
        : m_password(password), m_lower(lowerCase(password)), m_plain(plainLetters(password)),
          m_parts(size_t(password.size()) + 1)
    {
        addNames(owner);
    }
    ~Estimate()
    {
        wipe(m_lower);
        wipe(m_plain);
    }
    Q_DISABLE_COPY_MOVE(Estimate)

    int guesses()
    {
        for (qsizetype end = 1; end <= m_password.size(); ++end) {
            m_parts[size_t(end)] = {m_parts[size_t(end - 1)].cost + perCharacter, end - 1, Part::Character};
            tryWords(end);
            tryRuns(end);
            tryRepetition(end);
            tryYear(end);
        }
        return m_parts.back().cost;
    }

    /// Of which parts the cheapest way is made.
    bool holds(Part part) const
    {
        for (size_t end = m_parts.size() - 1; end > 0; end = size_t(m_parts[end].begin)) {
            if (m_parts[end].part == part)
                return true;
        }
        return false;
    }

private:
    void addNames(const PasswordOwner& owner)
    {
        const QString all = owner.accountName + u' ' + owner.email + u' ' + owner.userName + u' ';
        QString word;
        for (const QChar c : all) {
            if (c.isLetter()) {
                word += c.toLower();
                continue;
            }
            if (word.size() >= 3)
                m_words.append(word);
            word.clear();
        }
        m_words += plainWords();
    }

    void offer(Part part, qsizetype begin, qsizetype end, int cost)
    {
        const int whole = m_parts[size_t(begin)].cost + cost;
        if (whole < m_parts[size_t(end)].cost)
            m_parts[size_t(end)] = {whole, begin, part};
    }

    int capitals(qsizetype begin, qsizetype end) const
    {
        const QStringView part = m_password.sliced(begin, end - begin);
        return std::any_of(part.begin(), part.end(), [](QChar c) { return c.isUpper(); }) ? perChoice : 0;
    }

    /// A word in another spelling is as many choices more as people make.
    int spelling(qsizetype begin, qsizetype end) const
    {
        const bool disguised = QStringView(m_plain).sliced(begin, end - begin) !=
                               QStringView(m_lower).sliced(begin, end - begin);
        return capitals(begin, end) + (disguised ? 2 * perChoice : 0);
    }

    void tryWords(qsizetype end)
    {
        int rank = 0;
        for (const QString& word : m_words) {
            ++rank;
            const qsizetype begin = end - word.size();
            if (begin >= 0 && QStringView(m_plain).sliced(begin, word.size()) == word)
                offer(Part::Word, begin, end, tenthBits(rank) + spelling(begin, end));
        }
    }

    void tryRuns(qsizetype end)
    {
        for (qsizetype length = 3; length <= end; ++length) {
            const QStringView part = QStringView(m_lower).sliced(end - length, length);
            const bool isRun = std::any_of(runs.begin(), runs.end(), [&](QStringView run) {
                return run.contains(part) || containsBackwards(run, part);
            });
            if (!isRun)
                return;
            offer(Part::Run, end - length, end, perRun + tenthBits(length) + capitals(end - length, end));
        }
    }

    /// The same part again: abcabc, aaaa.
    void tryRepetition(qsizetype end)
    {
        for (qsizetype length = 1; length * 2 <= end; ++length) {
            const QStringView part = QStringView(m_lower).sliced(end - length, length);
            qsizetype times = 1;
            while ((times + 1) * length <= end &&
                   QStringView(m_lower).sliced(end - (times + 1) * length, length) == part)
                ++times;
            if (times > 1 && times * length > 2)
                offer(Part::Run, end - (times - 1) * length, end, tenthBits(times));
        }
    }

    void tryYear(qsizetype end)
    {
        if (end < 4)
            return;
        const QStringView part = QStringView(m_lower).sliced(end - 4, 4);
        bool isNumber = false;
        const int year = part.toInt(&isNumber);
        if (isNumber && year >= 1900 && year <= 2099)
            offer(Part::Run, end - 4, end, perYear);
    }

    QStringView m_password;
    QString m_lower, m_plain;
    QStringList m_words{};
    std::vector<LastPart> m_parts; ///< the last one of the cheapest way to each place
};

QString adviceFor(const Estimate& estimate, int score, qsizetype length)
{
    if (score == int(scoreFrom.size()))
        return {};
    if (length == 0)
        return StrengthText::tr("Several words that have nothing to do with each other are hard to guess.");
    if (estimate.holds(Part::Word))
        return StrengthText::tr("It holds a word or a name that is guessed early. Add words that have "
                                "nothing to do with it.");
    if (estimate.holds(Part::Run))
        return StrengthText::tr("It holds a row of keys, a year or a repetition. Use other characters.");
    return StrengthText::tr("Make it longer: every character more counts.");
}

} // namespace

PasswordStrength passwordStrength(QStringView password, const PasswordOwner& owner)
{
    // What is longer than any password is strong or worthless by its beginning already.
    Estimate estimate(password.left(128), owner);
    const int guesses = estimate.guesses();
    const int score =
        int(std::count_if(scoreFrom.begin(), scoreFrom.end(), [&](int from) { return guesses >= from; }));
    return {score, adviceFor(estimate, score, password.size())};
}

} // namespace billfold
