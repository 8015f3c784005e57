// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/samplecatalog.h"

#include <algorithm>
#include <iterator>

namespace billfold
{

namespace
{

using Kind = SampleProduct::Kind;

constexpr SampleProduct products[] = {
    {Kind::Instance, "AmazonEC2", "Amazon Elastic Compute Cloud", "Compute Instance", "BoxUsage",
     "RunInstances", "Hrs", "", 3, "i-%h", "On Demand Linux", 22},
    {Kind::Instance, "AmazonRDS", "Amazon Relational Database Service", "Database Instance", "InstanceUsage",
     "CreateDBInstance:0014", "Hrs", "", 3, "arn:aws:rds:%r:%a:db:%n", "PostgreSQL", 10},
    {Kind::Instance, "AmazonElastiCache", "Amazon ElastiCache", "Cache Instance", "NodeUsage",
     "CreateCacheCluster:0002", "Hrs", "", 3, "arn:aws:elasticache:%r:%a:cluster:%n", "Redis cache node", 4},
    {Kind::Quantity, "AmazonEC2", "Amazon Elastic Compute Cloud", "Storage", "EBS:VolumeUsage.gp3",
     "CreateVolume-Gp3", "GB-Mo", "0.08", 8, "vol-%h", "provisioned storage (gp3)", 10},
    {Kind::Quantity, "AmazonEC2", "Amazon Elastic Compute Cloud", "Storage Snapshot", "EBS:SnapshotUsage",
     "CreateSnapshot", "GB-Mo", "0.05", 8, "arn:aws:ec2:%r:%a:snapshot/snap-%h", "snapshot data stored", 5},
    {Kind::Quantity, "AmazonEC2", "Amazon Elastic Compute Cloud", "Data Transfer", "DataTransfer-Out-Bytes",
     "RunInstances", "GB", "0.09", 8, "i-%h", "data transfer out to the internet", 7},
    {Kind::Quantity, "AmazonEC2", "Amazon Elastic Compute Cloud", "NAT Gateway", "NatGateway-Bytes",
     "NatGateway", "GB", "0.045", 8, "arn:aws:ec2:%r:%a:natgateway/nat-%h", "data processed by NAT gateways",
     5},
    {Kind::Quantity, "AmazonS3", "Amazon Simple Storage Service", "Storage", "TimedStorage-ByteHrs",
     "StandardStorage", "GB-Mo", "0.023", 8, "alder-%n", "standard storage", 14},
    {Kind::Quantity, "AmazonRDS", "Amazon Relational Database Service", "Database Storage", "RDS:GP2-Storage",
     "CreateDBInstance", "GB-Mo", "0.115", 8, "arn:aws:rds:%r:%a:db:%n", "provisioned GP2 storage", 6},
    {Kind::Quantity, "AmazonCloudFront", "Amazon CloudFront", "Data Transfer", "DataTransfer-Out-Bytes",
     "GET", "GB", "0.085", 8, "arn:aws:cloudfront::%a:distribution/E%h", "data transfer out", 6, true},
    {Kind::Quantity, "AWSLambda", "AWS Lambda", "Serverless", "Lambda-GB-Second", "Invoke",
     "Lambda-GB-Second", "0.0000166667", 1, "arn:aws:lambda:%r:%a:function:%n", "compute time", 7},
    {Kind::Quantity, "AmazonDynamoDB", "Amazon DynamoDB", "Amazon DynamoDB PayPerRequest Throughput",
     "WriteRequestUnits", "PayPerRequestThroughput", "WriteRequestUnits", "0.00000125", 0,
     "arn:aws:dynamodb:%r:%a:table/%n", "write request units", 5},
    {Kind::Quantity, "AmazonECS", "Amazon Elastic Container Service", "Compute", "Fargate-vCPU-Hours:perCPU",
     "FargateTask", "hours", "0.04048", 6, "arn:aws:ecs:%r:%a:task/%n/%h", "Fargate vCPU hours", 6},
    {Kind::Quantity, "AmazonEKS", "Amazon Elastic Container Service for Kubernetes", "Compute",
     "AmazonEKS-Hours:perCluster", "CreateOperation", "Hours", "0.10", 8, "arn:aws:eks:%r:%a:cluster/%n",
     "cluster usage", 3},
    {Kind::Quantity, "AmazonRedshift", "Amazon Redshift", "Compute Instance", "Node:ra3.xlplus",
     "RunComputeNode:0001", "Hrs", "1.086", 8, "arn:aws:redshift:%r:%a:cluster:%n",
     "ra3.xlplus compute node hours", 3},
    {Kind::Quantity, "AmazonAthena", "Amazon Athena", "Athena Queries", "DataScannedInTB", "Query",
     "Terabytes", "5.00", 8, "", "data scanned", 3},
    {Kind::Quantity, "AWSGlue", "AWS Glue", "AWS Glue", "ETL-DPU-Hour", "Jobrun", "DPU-Hour", "0.44", 6,
     "arn:aws:glue:%r:%a:job/%n", "ETL jobs", 3},
    {Kind::Quantity, "AmazonSageMaker", "Amazon SageMaker", "ML Instance", "Host:ml.m5.xlarge", "RunInstance",
     "Hrs", "0.23", 6, "arn:aws:sagemaker:%r:%a:endpoint/%n", "hosted models", 3},
    {Kind::Quantity, "AWSELB", "Elastic Load Balancing", "Load Balancer-Application", "LCUUsage",
     "LoadBalancing:Application", "LCU-Hrs", "0.008", 8,
     "arn:aws:elasticloadbalancing:%r:%a:loadbalancer/app/%n/%h", "load balancer capacity units", 6},
    {Kind::Quantity, "AmazonCloudWatch", "AmazonCloudWatch", "Metric", "CW:MetricMonitorUsage",
     "MetricStorage", "Metrics", "0.30", 8, "", "custom metrics", 5},
    {Kind::Quantity, "AmazonCloudWatch", "AmazonCloudWatch", "Data Payload", "DataProcessing-Bytes",
     "PutLogEvents", "GB", "0.50", 8, "arn:aws:logs:%r:%a:log-group:/%n", "log data ingested", 5},
    {Kind::Quantity, "AWSSecretsManager", "AWS Secrets Manager", "Secret", "AWSSecretsManager-Secrets", "",
     "Secrets", "0.40", 8, "arn:aws:secretsmanager:%r:%a:secret:%n", "secrets", 2},
    {Kind::Quantity, "AmazonRoute53", "Amazon Route 53", "DNS Zone", "HostedZone", "HostedZone", "HostedZone",
     "0.50", 4, "hostedzone/Z%h", "hosted zones", 2, true},
    {Kind::Trickle, "AmazonS3", "Amazon Simple Storage Service", "API Request", "Requests-Tier1", "PutObject",
     "Requests", "0.000005", 0, "alder-%n", "PUT, COPY, POST or LIST requests", 6},
    {Kind::Trickle, "AmazonS3", "Amazon Simple Storage Service", "API Request", "Requests-Tier2", "GetObject",
     "Requests", "0.0000004", 0, "alder-%n", "GET and all other requests", 6},
    {Kind::Trickle, "AWSLambda", "AWS Lambda", "Serverless", "Request", "Invoke", "Requests", "0.0000002", 0,
     "arn:aws:lambda:%r:%a:function:%n", "requests", 4},
    {Kind::Trickle, "awskms", "AWS Key Management Service", "API Request", "KMS-Requests", "Decrypt",
     "Requests", "0.000003", 0, "arn:aws:kms:%r:%a:key/%h", "requests", 4},
    {Kind::Trickle, "AWSQueueService", "Amazon Simple Queue Service", "API Request", "Requests-Tier1",
     "SendMessage", "Requests", "0.0000004", 0, "arn:aws:sqs:%r:%a:%n", "requests", 3},
    {Kind::Trickle, "AmazonSNS", "Amazon Simple Notification Service", "API Request", "Requests-Tier1",
     "Publish", "Requests", "0.0000005", 0, "arn:aws:sns:%r:%a:%n", "requests", 2},
    {Kind::Trickle, "AWSCloudTrail", "AWS CloudTrail",
     "Management Tools - AWS CloudTrail Data Events Recorded", "DataEventsRecorded", "None", "Events",
     "0.000001", 0, "arn:aws:cloudtrail:%r:%a:trail/%n", "data events", 2},
    {Kind::Trickle, "AmazonS3", "Amazon Simple Storage Service", "Data Transfer", "APS1-AWS-Out-Bytes",
     "HeadBucket", "GB", "0.02", 9, "alder-%n", "data transfer between regions", 3},
};

constexpr SampleSize sizes[] = {
    {"AmazonEC2", "t3.micro", "0.0104", 2},
    {"AmazonEC2", "t3.small", "0.0208", 2},
    {"AmazonEC2", "t3.medium", "0.0416", 2},
    {"AmazonEC2", "t3.large", "0.0832", 2},
    {"AmazonEC2", "m5.large", "0.096", 2},
    {"AmazonEC2", "m5.xlarge", "0.192", 4},
    {"AmazonEC2", "m5.2xlarge", "0.384", 8},
    {"AmazonEC2", "m5.4xlarge", "0.768", 16},
    {"AmazonEC2", "m5.12xlarge", "2.304", 48},
    {"AmazonElastiCache", "cache.t3.micro", "0.017", 2},
    {"AmazonElastiCache", "cache.t3.medium", "0.068", 2},
    {"AmazonElastiCache", "cache.m5.large", "0.156", 2},
    {"AmazonElastiCache", "cache.m5.xlarge", "0.311", 4},
    {"AmazonElastiCache", "cache.m5.4xlarge", "1.246", 16},
    {"AmazonRDS", "db.t3.micro", "0.018", 2},
    {"AmazonRDS", "db.t3.medium", "0.072", 2},
    {"AmazonRDS", "db.m5.large", "0.178", 2},
    {"AmazonRDS", "db.m5.xlarge", "0.356", 4},
    {"AmazonRDS", "db.m5.2xlarge", "0.712", 8},
    {"AmazonRDS", "db.m5.4xlarge", "1.424", 16},
};

} // namespace

std::span<const SampleProduct> sampleProducts()
{
    return products;
}

std::span<const SampleSize> sampleSizes(std::string_view productCode)
{
    const auto mine = [&](const SampleSize& size) { return size.code == productCode; };
    const auto* const first = std::find_if(std::begin(sizes), std::end(sizes), mine);
    const auto* const end = std::find_if_not(first, std::end(sizes), mine);
    return {first, end};
}

Money exactly(std::string_view text)
{
    return Money::parse(text).value;
}

} // namespace billfold
