#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the inputs that fuzzing starts from: small files of every kind that the readers know.

usage: seeds.py DIR      (a folder below DIR for each target)
"""
import gzip
import io
import json
import sqlite3
import sys
import tempfile
import zipfile
from pathlib import Path

LINE = {
    "identity/LineItemId": "id1", "bill/InvoiceId": "INV-1", "bill/BillingEntity": "AWS",
    "bill/PayerAccountId": "111111111111", "bill/BillingPeriodStartDate": "2025-08-01T00:00:00Z",
    "lineItem/UsageAccountId": "222222222222", "lineItem/LineItemType": "Usage",
    "lineItem/UsageStartDate": "2025-08-02T03:00:00Z", "lineItem/UsageEndDate": "2025-08-02T04:00:00Z",
    "lineItem/ProductCode": "AmazonEC2", "lineItem/UsageType": "BoxUsage", "lineItem/UsageAmount": "1.0",
    "lineItem/UnblendedCost": "1.81E-8", "lineItem/LineItemDescription": "$0.096 per hour, \"Linux\"",
    "lineItem/LegalEntity": "Amazon Web Services, Inc.", "lineItem/NetUnblendedCost": "", "lineItem/BlendedCost": "0.1",
    "pricing/publicOnDemandCost": "0.096", "reservation/ReservationARN": "", "reservation/EffectiveCost": "0.114",
    "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod": "2", "reservation/UnusedRecurringFee": "0.5",
    "savingsPlan/SavingsPlanARN": "arn:sp", "savingsPlan/SavingsPlanEffectiveCost": "0.7",
    "savingsPlan/TotalCommitmentToDate": "1", "savingsPlan/UsedCommitment": "0.75", "resourceTags/user:env": "prod",
    "lineItem/CurrencyCode": "USD",
}
CUR2 = {
    "bill_payer_account_id": "111111111111", "bill_payer_account_name": "Alder Billing",
    "bill_billing_period_start_date": "2025-08-01T00:00:00.000Z", "line_item_usage_account_id": "222222222222",
    "line_item_usage_account_name": "Website", "line_item_line_item_type": "Usage",
    "line_item_usage_start_date": "2025-08-02T03:00:00.000Z", "line_item_usage_end_date": "2025-08-02T04:00:00.000Z",
    "line_item_product_code": "AmazonEC2", "line_item_unblended_cost": "0.096", "line_item_currency_code": "USD",
    "product": "{\"product_name\":\"EC2\"}", "resource_tags": "{\"user_env\":\"prod\"}", "cost_category": "{}",
}
FOCUS = {
    "BilledCost": "0.096", "EffectiveCost": "0.07", "ListCost": "0.12", "ContractedCost": "0.08",
    "BillingAccountId": "111111111111", "BillingCurrency": "EUR", "BillingPeriodStart": "2025-08-01T00:00:00Z",
    "ChargeCategory": "Usage", "ChargeClass": "NULL", "ChargePeriodStart": "2025-08-02 03:00:00",
    "ChargePeriodEnd": "2025-08-02 04:00:00", "ServiceName": "Virtual Machines", "ServiceCategory": "Compute",
    "SubAccountId": "subscription-1", "SubAccountName": "Website", "Tags": "{\"env\":\"prod\"}",
}
DETAILED = {
    "InvoiceID": "Estimated", "PayerAccountId": "111111111111", "LinkedAccountId": "222222222222",
    "RecordType": "LineItem", "ProductName": "Amazon EC2", "UsageStartDate": "2016-08-02 03:00:00",
    "UsageEndDate": "2016-08-02 04:00:00", "UsageQuantity": "1", "BlendedCost": "0.05", "UnBlendedCost": "0.06",
    "user:env": "prod",
}
MONTHLY = {
    "InvoiceID": "Estimated", "PayerAccountId": "111111111111", "LinkedAccountId": "222222222222",
    "RecordType": "LinkedLineItem", "BillingPeriodStartDate": "2016/08/01 00:00:00", "ProductName": "Amazon EC2",
    "SellerOfRecord": "Amazon Web Services, Inc.", "CurrencyCode": "USD", "TaxType": "None", "TotalCost": "44.640000",
}
TYPES = ["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage", "SavingsPlanNegation", "SavingsPlanRecurringFee", "RIFee",
         "Fee", "Tax", "Credit", "Refund", "EdpDiscount", "Surprise"]


KINDS = {"lineItem/LineItemType", "line_item_line_item_type", "ChargeCategory", "RecordType"}


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n\r') else text


def csv(row, changes=()):
    lines = [",".join(map(quoted, row))]
    lines += [",".join(quoted({**row, **change}[name]) for name in row) for change in ({}, *changes)]
    return ("\n".join(lines) + "\n").encode()


def snake(name):
    text = ""
    for c in name:
        text += "_" + c.lower() if c.isupper() and text and text[-1] != "_" else c.lower().replace("/", "_")
    return text


def exports():
    legacy = csv(LINE, [{"lineItem/LineItemType": kind} for kind in TYPES])
    yield "legacy", legacy
    yield "snake", csv({snake(name): value for name, value in LINE.items()})
    yield "bom-crlf", b"\xef\xbb\xbf" + legacy.replace(b"\n", b"\r\n")
    yield "cur2", csv(CUR2)
    yield "focus10", csv(FOCUS, [{"ChargeCategory": kind} for kind in ("Purchase", "Tax", "Credit", "Adjustment")])
    yield "focus11", csv({**FOCUS, "SkuMeter": "m", "SkuPriceDetails": "{}"})
    yield "focus12", csv({**FOCUS, "InvoiceId": "F-1", "BillingAccountType": "Account"})
    yield "dbr", csv(DETAILED, [{"RecordType": kind} for kind in ("Rounding", "AccountTotal", "StatementTotal")])
    yield "monthly", csv(MONTHLY, [{"RecordType": "InvoiceTotal"}])
    yield "spoiled", csv(LINE, [{"lineItem/UnblendedCost": "many"}, {"lineItem/UsageAccountId": "3.57E+11"},
                                {"lineItem/UsageStartDate": "0000-01-01"}, {"lineItem/CurrencyCode": "$"}])
    yield "quote", legacy + b'id,"never closed\n'
    yield "latin1", legacy.replace(b"Linux", b"M\xfcnchen")


def packed(data):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("report.csv", data)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as file:
        file.writestr("folder/", "")
        file.writestr("folder/report.csv", data)
    yield "gzip", gzip.compress(data, mtime=0)
    yield "gzip-twice", gzip.compress(data, mtime=0) + gzip.compress(b"tail", mtime=0)
    yield "gzip-cut", gzip.compress(data, mtime=0)[:-20]
    yield "zip", archive.getvalue()
    yield "zip-stored", stored.getvalue()


def manifests():
    key = "exports/daily/20250801-20250901/assembly/part-1.csv.gz"
    yield "legacy", {"assemblyId": "assembly", "account": "111111111111", "reportName": "daily", "compression": "GZIP",
                     "billingPeriod": {"start": "20250801T000000.000Z", "end": "20250901T000000.000Z"},
                     "bucket": "b", "reportKeys": [key, key.replace("-1", "-2")]}
    yield "export", {"exportArn": "arn:aws:bcm-data-exports:us-east-1:111111111111:export/mine", "executionId": "run",
                     "dataFiles": ["s3://b/mine/data/BILLING_PERIOD=2025-08/mine-00001.csv.gz"]}
    yield "climbing", {"reportKeys": ["../../../etc/passwd", "./x", "s3://b", "", "part-1.csv"]}


NUMBERS = ["0", "-12.5", "+3", ".5", "1.81E-8", "35.2e-7", "170141183460469231731.687303715884105727", "1E400", "-0.0",
           "0.1234567890123456785", "2025-08-01T00:00:00Z", "2018-06-01 00:00:00+02:30", "2016/01/31 23:59:59", "3.57E+11",
           "{\"a\":\"1\",\"b\":{\"c\":[1,null]},\"u\":\"\\ud83d\\ude00\"}"]


def policies():
    statement = {"Sid": "Regions", "Effect": "Deny", "NotAction": ["iam:*", "s3:Get*"], "Resource": "*",
                 "Condition": {"StringNotEqualsIfExists": {"aws:RequestedRegion": ["eu-west-1", "${aws:x, 'y'}"]},
                               "ForAnyValue:ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"},
                               "NumericLessThan": {"a:n": 1.5e3}, "DateGreaterThan": {"a:d": "2026-10-03T07:40:00Z"},
                               "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"]}, "Null": {"a:x": True}}}
    policy = {"Version": "2012-10-17", "Statement": [statement, {"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    yield "service", json.dumps(policy, indent=2)
    yield "alone", json.dumps({"Version": "2012-10-17", "Id": "x", "Statement": statement})
    yield "resource", json.dumps({"Version": "2012-10-17", "Statement": {
        "Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": ["arn:aws:s3:::a/*", "arn:aws:s3:::b"]}})
    yield "tag", json.dumps({"tags": {"team": {"tag_key": {"@@assign": "Team"}}}})
    yield "slips", "{Version: '2012-10-17', // x\n \"Statement\": [{\"Sid\": \"\\ud800\",, \"Effect\" \"Deny\",}] } {}"
    yield "vectors", json.dumps([{"id": "a", "levels": [[policy]], "iam": [policy], "action": "s3:GetObject",
                                  "args": {"principal": "root", "ctx": {"a:x": ["1", True]}, "boundary": [policy]}}])


def identities():
    yield "user", "arn:aws:iam::111111111111:user/ines"
    yield "root", "arn:aws:iam::111111111111:root"
    yield "role", "arn:aws:iam::111111111111:role/OrganizationAccountAccessRole"
    yield "recovery", "abcd-EFGH jklm-NP23"
    yield "codes", "755224287082"
    yield "policy", json.dumps({"Statement": {
        "Sid": "Own", "Effect": "Allow", "Action": ["iam:ChangePassword", "iam:*MFADevice"],
        "Resource": "arn:aws:iam::*:user/${aws:username}",
        "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}})


def databases():
    """Databases with all tables and small pages, so that a change of a byte has a good chance to matter."""
    scripts = sorted((Path(__file__).parents[2] / "resources/sql").glob("*.sql"))
    with tempfile.TemporaryDirectory() as folder:
        for version in (1, len(scripts)):
            path = Path(folder) / f"{version}.billfold"
            database = sqlite3.connect(path)
            database.execute("PRAGMA page_size=512")
            for script in scripts[:version]:
                database.executescript(script.read_text())
            database.execute(f"PRAGMA application_id={0x42666c64}")
            database.execute(f"PRAGMA user_version={version}")
            database.commit()
            database.close()
            yield str(version), path.read_bytes()


def main():
    root = Path(sys.argv[1])

    def write(target, name, data):
        path = root / target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, data in exports():
        write("export", name, data)
        write("csv", name, b"\x05\x07" + data)
    for number, (row, kinds) in enumerate(((LINE, TYPES), (CUR2, TYPES), (FOCUS, ("Tax",)), (DETAILED, ("Rounding",)),
                                           (MONTHLY, ("StatementTotal",)))):
        # fuzz_lines.cpp has these columns in this order.
        changes = [{name: kind for name in row if name in KINDS} for kind in kinds]
        write("lines", str(number), bytes([number]) + csv(row, changes).split(b"\n", 1)[1])
    for name, data in packed(csv(LINE)):
        write("export", name, data)
        write("bytesource", name, data)
    write("bytesource", "plain", csv(LINE))
    for name, data in manifests():
        write("manifest", name, json.dumps(data).encode())
        write("export", "manifest-" + name, json.dumps(data).encode())
    write("accountnames", "console", b"Account ID,ARN,Email,Name,Status\n222222222222,arn:x,a@b.example,\"R&D, Lisbon\",ACTIVE\n")
    write("accountnames", "short", b"\xef\xbb\xbfId,Name\r\n222222222222,Website\r\n")
    for name, text in policies():
        write("policy", name, text.encode())
        write("identity", "policy-" + name, text.encode())
    for name, text in identities():
        write("identity", name, text.encode())
    for name, data in databases():
        write("database", name, data)
    write("organization", "describe", b'{"Organization": {"Id": "o-exampleorg1", "FeatureSet": "ALL", "MasterAccountId": '
          b'"111111111111", "MasterAccountEmail": "a@b.example"}} {"Roots": [{"Id": "r-ab12", "PolicyTypes": []}]} '
          b'{"Accounts": [{"Id": "222222222222", "Name": "Web", "State": "ACTIVE", "JoinedTimestamp": 1614556800.5, '
          b'"Paths": ["o-exampleorg1/r-ab12/ou-ab12-11111111/222222222222/"]}]} {"OrganizationalUnits": [{"Id": '
          b'"ou-ab12-11111111", "Name": "Prod", "Path": "o-exampleorg1/r-ab12/ou-ab12-11111111/"}]}')
    write("organization", "list", b"Account ID,ARN,Email,Name,Status\n222222222222,arn:x,a@b.example,\"R&D\",ACTIVE\n")
    for number, text in enumerate(NUMBERS):
        write("numbers", str(number), text.encode())


main()
