// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvscanner.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace billfold;

namespace
{

using Rows = std::vector<std::vector<std::string>>;

struct Scan {
    Rows rows;
    std::vector<std::int64_t> lines;
    CsvScanner::Flaw flaw = CsvScanner::Flaw::None;
    std::int64_t endLine = 0;
};

/// Hands out the bytes in portions of `portion`, as files and pipes may.
Scan scan(const std::string& bytes, std::uint32_t block = 2u << 20, CsvIndexCode code = CsvIndexCode::Best,
          std::size_t portion = std::size_t(-1))
{
    std::size_t at = 0;
    CsvScanner scanner(
        [&](char* to, std::int64_t size) {
            const std::size_t count = std::min({bytes.size() - at, static_cast<std::size_t>(size), portion});
            std::copy_n(bytes.data() + at, count, to);
            at += count;
            return static_cast<std::int64_t>(count);
        },
        block, code);
    Scan result;
    CsvScanner::Record record;
    while (scanner.next(record)) {
        result.rows.push_back(csvTexts(record));
        result.lines.push_back(record.line);
    }
    result.flaw = scanner.flaw();
    result.endLine = scanner.line();
    return result;
}

/// The same by the book, a byte at a time.
Rows readSlowly(const std::string& bytes)
{
    Rows rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    bool any = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        any = true;
        if (quoted) {
            if (c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') {
                field += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                field += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::exchange(field, {}));
        } else if (c == '\n') {
            if (!field.empty() && field.back() == '\r' && i > 0 && bytes[i - 1] == '\r')
                field.pop_back();
            row.push_back(std::exchange(field, {}));
            rows.push_back(std::exchange(row, {}));
            any = false;
        } else {
            field += c;
        }
    }
    if (any) {
        row.push_back(field);
        rows.push_back(row);
    }
    return rows;
}

std::string quotedField(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? "\"\"" : std::string(1, c);
    return result + '"';
}

} // namespace

class TestCsvScanner : public QObject
{
    Q_OBJECT

private slots:
    void fields_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<Rows>("rows");
        QTest::newRow("nothing") << std::string() << Rows{};
        QTest::newRow("plain") << std::string("a,b\n1,2\n") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("no last newline") << std::string("a,b\n1,2") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("CRLF") << std::string("a,b\r\n1,2\r\n") << Rows{{"a", "b"}, {"1", "2"}};
        QTest::newRow("CRLF without the last") << std::string("a\r\nb") << Rows{{"a"}, {"b"}};
        QTest::newRow("empty fields") << std::string(",,\n,\n") << Rows{{"", "", ""}, {"", ""}};
        QTest::newRow("blank lines") << std::string("\n\r\na\n") << Rows{{""}, {""}, {"a"}};
        QTest::newRow("quotes") << std::string("\"a,b\",\"c\"\"d\",\"\"\n") << Rows{{"a,b", "c\"d", ""}};
        QTest::newRow("quoted newlines")
            << std::string("\"a\nb\",\"\r\n\"\nc,d\n") << Rows{{"a\nb", "\r\n"}, {"c", "d"}};
        QTest::newRow("byte order mark") << std::string("\xef\xbb\xbf\"a,b\",c\n") << Rows{{"a,b", "c"}};
        QTest::newRow("mark and nothing") << std::string("\xef\xbb\xbf") << Rows{};
        QTest::newRow("carriage return inside") << std::string("a\rb,c\n") << Rows{{"a\rb", "c"}};
        QTest::newRow("quote at the end only") << std::string("\"ab\"\r\n") << Rows{{"ab"}};
        QTest::newRow("only quotes") << std::string("\"\"\n") << Rows{{""}};
    }
    void fields()
    {
        QFETCH(std::string, bytes);
        QFETCH(Rows, rows);
        for (const CsvIndexCode code : codes()) {
            const Scan found = scan(bytes, 64, code);
            QCOMPARE(found.rows, rows);
            QCOMPARE(found.flaw, CsvScanner::Flaw::None);
        }
    }

    void linesAreThoseOfTheFile()
    {
        const std::string bytes =
            "h\n\"one\ntwo\nthree\",x\nfour\n\"a\nb\"\n" + std::string(200, 'y') + "\n\"p\nq\"\nlast\n";
        const std::vector<std::int64_t> expected{1, 2, 5, 6, 8, 9, 11};
        for (const std::uint32_t block : {64u, 65u, 100u, 128u, 1u << 20})
            QCOMPARE(scan(bytes, block).lines, expected);
    }

    /// Random tables with everything that makes CSV hard, at every block size and with every processor code,
    /// read equal to what was written and to a reader that goes by the book.
    void randomTables()
    {
        std::mt19937 random(20250801);
        const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
        const std::string alphabet = "ab,\"\n\r 0\xc3\xa4";
        for (int round = 0; round < 60; ++round) {
            Rows rows(1 + below(30));
            std::string bytes = below(4) == 0 ? "\xef\xbb\xbf" : "";
            const char* newline = below(2) == 0 ? "\n" : "\r\n";
            for (auto& row : rows) {
                row.resize(1 + below(12));
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const unsigned length = below(5) == 0 ? below(200) : below(8);
                    for (unsigned c = 0; c < length; ++c)
                        row[i] += alphabet[below(static_cast<unsigned>(alphabet.size()))];
                    const bool must = row[i].find_first_of(",\"\n\r") != std::string::npos;
                    bytes += (i > 0 ? "," : "") + (must || below(3) == 0 ? quotedField(row[i]) : row[i]);
                }
                bytes += newline;
            }
            if (below(3) == 0)
                bytes.resize(bytes.size() - strlen(newline));
            // A last line that is empty and has no newline is no line.
            if (bytes.empty() || bytes == "\xef\xbb\xbf" || bytes.back() == '\n' ||
                rows.back() != std::vector<std::string>{""})
                compareAtEverySize(bytes, rows, random);
        }
    }

    void randomBytesAreCutTheSameEverywhere()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            std::string bytes(random() % 700, '\0');
            for (char& c : bytes)
                c = "a,\"\n\r"[random() % 5];
            const Scan reference = scan(bytes, 1u << 20, CsvIndexCode::Portable);
            for (const CsvIndexCode code : codes()) {
                for (const std::uint32_t block : {64u, 97u, 256u}) {
                    const Scan found = scan(bytes, block, code, 1 + random() % 90);
                    QCOMPARE(found.rows, reference.rows);
                    QCOMPARE(found.lines, reference.lines);
                    QCOMPARE(found.flaw, reference.flaw);
                }
            }
        }
    }

    void quotesThatNeverClose()
    {
        const Scan found = scan("h\na,b\n\"c,d\ne,f\n");
        QCOMPARE(found.rows.size(), size_t(2));
        QCOMPARE(found.flaw, CsvScanner::Flaw::UnclosedQuote);
        QCOMPARE(found.endLine, 3);
    }

    void aFieldOfAHundredMegabytes_data()
    {
        QTest::addColumn<char>("filler");
        QTest::addColumn<bool>("quoted");
        QTest::newRow("letters") << 'x' << false;
        QTest::newRow("commas") << ',' << false;
        QTest::newRow("in quotes") << 'x' << true;
    }
    void aFieldOfAHundredMegabytes()
    {
        QFETCH(char, filler);
        QFETCH(bool, quoted);
        std::int64_t left = 100 << 20;
        bool first = true;
        std::int64_t given = 0;
        CsvScanner scanner([&](char* to, std::int64_t size) {
            const std::int64_t count = std::min(size, left);
            std::fill_n(to, count, filler);
            if (first && quoted)
                to[0] = '"';
            first = false;
            left -= count;
            given += count;
            return count;
        });
        CsvScanner::Record record;
        QVERIFY(!scanner.next(record));
        QCOMPARE(scanner.flaw(), quoted ? CsvScanner::Flaw::UnclosedQuote : CsvScanner::Flaw::RecordTooLong);
        QVERIFY2(given < 24 << 20, "the scan goes on long after the limit");
        QCOMPARE(scanner.line(), 1);
    }

    void aLongLineBelowTheLimitIsRead()
    {
        const std::string longField(CsvScanner::maxRecord - 10, 'z');
        const Scan found = scan("a," + longField + "\nb,c\n");
        QCOMPARE(found.rows.size(), size_t(2));
        QCOMPARE(found.rows[0][1].size(), longField.size());
        QCOMPARE(found.rows[1], (std::vector<std::string>{"b", "c"}));
    }

    void aSourceThatFailsEndsWithTheLastWholeLine()
    {
        const std::string bytes = "a,b\nc,d\ne,";
        std::size_t at = 0;
        CsvScanner scanner([&](char* to, std::int64_t size) -> std::int64_t {
            if (at == bytes.size())
                return -1;
            const std::size_t count = std::min<std::size_t>(
                3, std::min<std::size_t>(bytes.size() - at, static_cast<std::size_t>(size)));
            std::copy_n(bytes.data() + at, count, to);
            at += count;
            return static_cast<std::int64_t>(count);
        });
        CsvScanner::Record record;
        int rows = 0;
        while (scanner.next(record))
            ++rows;
        QCOMPARE(rows, 2);
        QVERIFY(scanner.sourceFailed());
        QCOMPARE(scanner.flaw(), CsvScanner::Flaw::None);
    }

    void unusualBytesAreNoticed_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<bool>("nul");
        QTest::addColumn<bool>("high");
        QTest::newRow("ASCII") << std::string("a,b\nc,d\n") << false << false;
        QTest::newRow("NUL") << std::string("a,b\nc,\0d\n", 9) << true << false;
        QTest::newRow("beyond ASCII") << std::string("a,b\nc,\xc3\xa4\n") << false << true;
        QTest::newRow("0xff") << std::string("a,b\nc,\xff\n") << false << true;
        QTest::newRow("0x80 at the start") << std::string("\x80,b\n") << false << true;
    }
    void unusualBytesAreNoticed()
    {
        QFETCH(std::string, bytes);
        QFETCH(bool, nul);
        QFETCH(bool, high);
        for (const CsvIndexCode code : codes()) {
            bool done = false;
            CsvScanner scanner(
                [&](char* to, std::int64_t) {
                    std::copy(bytes.begin(), bytes.end(), to);
                    return std::exchange(done, true) ? 0 : static_cast<std::int64_t>(bytes.size());
                },
                4096, code);
            CsvScanner::Record record;
            while (scanner.next(record)) {
                QCOMPARE(scanner.blockHasNul(), nul);
                QCOMPARE(scanner.blockHasNonAscii(), high);
            }
        }
    }

    void unusualBytesStayNoticedAcrossBlocks()
    {
        // The record with the byte begins in one block and ends in the next.
        std::string bytes = std::string(30, 'a') + "\n\xc3\xa4" + std::string(200, 'b') + "\n";
        std::size_t at = 0;
        CsvScanner scanner(
            [&](char* to, std::int64_t size) {
                const std::size_t count = std::min(bytes.size() - at, static_cast<std::size_t>(size));
                std::copy_n(bytes.data() + at, count, to);
                at += count;
                return static_cast<std::int64_t>(count);
            },
            64);
        CsvScanner::Record record;
        QVERIFY(scanner.next(record));
        QVERIFY(scanner.next(record));
        QVERIFY(scanner.blockHasNonAscii());
        QCOMPARE(record.bytes().size(), size_t(202));
    }

private:
    static std::vector<CsvIndexCode> codes()
    {
        std::vector<CsvIndexCode> all{CsvIndexCode::Best, CsvIndexCode::Portable};
        for (const CsvIndexCode code : {CsvIndexCode::Avx2, CsvIndexCode::Sse2}) {
            if (csvIndexFunction(code) != nullptr)
                all.push_back(code);
        }
        return all;
    }

    void compareAtEverySize(const std::string& bytes, const Rows& rows, std::mt19937& random)
    {
        const std::string body = bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes;
        QCOMPARE(readSlowly(body), rows);
        for (const CsvIndexCode code : codes()) {
            for (std::uint32_t block = 64; block < 1500; block = block * 5 / 4 + 1) {
                const Scan found = scan(bytes, block, code, 1 + random() % 200);
                QCOMPARE(found.rows, rows);
            }
            QCOMPARE(scan(bytes, 2u << 20, code).rows, rows);
        }
    }
};

QTEST_APPLESS_MAIN(TestCsvScanner)
#include "tst_csvscanner.moc"
