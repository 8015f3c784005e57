// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/actionnames.h"

namespace billfold
{

// clang-format off
const ServiceRow SERVICE_ROWS[] = {
    {"access-analyzer", "AWS IAM Access Analyzer",
     "CreateAnalyzer DeleteAnalyzer GetAnalyzer ListAnalyzers ListFindings UpdateFindings ValidatePolicy"},
    {"account", "AWS Account Management",
     "CloseAccount DeleteAlternateContact DisableRegion EnableRegion GetAccountInformation GetAlternateContact "
     "GetContactInformation GetPrimaryEmail GetRegionOptStatus ListRegions PutAccountName PutAlternateContact "
     "PutContactInformation StartPrimaryEmailUpdate AcceptPrimaryEmailUpdate"},
    {"acm", "AWS Certificate Manager",
     "DeleteCertificate DescribeCertificate ExportCertificate ImportCertificate ListCertificates RequestCertificate"},
    {"apigateway", "Amazon API Gateway", "DELETE GET PATCH POST PUT SetWebACL UpdateRestApiPolicy"},
    {"athena", "Amazon Athena",
     "CreateWorkGroup DeleteWorkGroup GetQueryExecution GetQueryResults ListWorkGroups StartQueryExecution "
     "StopQueryExecution UpdateWorkGroup"},
    {"autoscaling", "Amazon EC2 Auto Scaling",
     "CreateAutoScalingGroup CreateLaunchConfiguration DeleteAutoScalingGroup DescribeAutoScalingGroups "
     "SetDesiredCapacity TerminateInstanceInAutoScalingGroup UpdateAutoScalingGroup"},
    {"aws-marketplace", "AWS Marketplace",
     "AcceptAgreementApprovalRequest CreatePrivateMarketplaceRequests Subscribe Unsubscribe ViewSubscriptions"},
    {"aws-portal", "AWS Billing Console (former actions)",
     "ModifyAccount ModifyBilling ModifyPaymentMethods ViewAccount ViewBilling ViewPaymentMethods ViewUsage"},
    {"backup", "AWS Backup",
     "CreateBackupPlan CreateBackupVault DeleteBackupPlan DeleteBackupVault DeleteBackupVaultAccessPolicy "
     "DeleteBackupVaultLockConfiguration DeleteRecoveryPoint DescribeBackupVault PutBackupVaultAccessPolicy "
     "PutBackupVaultLockConfiguration StartBackupJob StartRestoreJob UpdateGlobalSettings UpdateRegionSettings"},
    {"bedrock", "Amazon Bedrock",
     "CreateAgent CreateFoundationModelAgreement CreateGuardrail CreateModelCustomizationJob "
     "CreateProvisionedModelThroughput DeleteGuardrail GetFoundationModel InvokeAgent InvokeModel "
     "InvokeModelWithResponseStream ListFoundationModels PutFoundationModelEntitlement "
     "PutModelInvocationLoggingConfiguration DeleteModelInvocationLoggingConfiguration"},
    {"billing", "AWS Billing", "GetBillingData GetBillingDetails GetBillingPreferences GetCredits PutContractInformation "
     "RedeemCredits UpdateBillingPreferences UpdateIAMAccessPreference"},
    {"budgets", "AWS Budgets",
     "CreateBudgetAction DeleteBudgetAction ExecuteBudgetAction ModifyBudget UpdateBudgetAction ViewBudget"},
    {"ce", "AWS Cost Explorer",
     "CreateAnomalyMonitor CreateCostCategoryDefinition DeleteCostCategoryDefinition GetCostAndUsage "
     "GetCostForecast GetDimensionValues GetReservationUtilization GetSavingsPlansUtilization "
     "UpdateCostAllocationTagsStatus UpdatePreferences"},
    {"cloudformation", "AWS CloudFormation",
     "CreateChangeSet CreateStack CreateStackInstances CreateStackSet DeleteStack DeleteStackInstances "
     "DeleteStackSet DescribeStacks ExecuteChangeSet ListStacks SetStackPolicy UpdateStack UpdateStackSet "
     "UpdateTerminationProtection"},
    {"cloudfront", "Amazon CloudFront",
     "CreateDistribution CreateInvalidation DeleteDistribution GetDistribution ListDistributions UpdateDistribution"},
    {"cloudshell", "AWS CloudShell", "CreateEnvironment CreateSession GetFileDownloadUrls GetFileUploadUrls PutCredentials"},
    {"cloudtrail", "AWS CloudTrail",
     "AddTags CreateEventDataStore CreateTrail DeleteEventDataStore DeleteTrail DescribeTrails GetEventSelectors "
     "GetTrail GetTrailStatus ListTags ListTrails LookupEvents PutEventSelectors PutInsightSelectors RemoveTags "
     "StartLogging StopEventDataStoreIngestion StopLogging UpdateEventDataStore UpdateTrail"},
    {"cloudwatch", "Amazon CloudWatch",
     "DeleteAlarms DeleteDashboards DescribeAlarms DisableAlarmActions EnableAlarmActions GetMetricData "
     "GetMetricStatistics ListMetrics PutDashboard PutMetricAlarm PutMetricData SetAlarmState"},
    {"codebuild", "AWS CodeBuild",
     "BatchGetBuilds CreateProject DeleteProject ListProjects StartBuild StopBuild UpdateProject"},
    {"codecommit", "AWS CodeCommit",
     "CreateRepository DeleteRepository GetRepository GitPull GitPush ListRepositories PutFile"},
    {"codedeploy", "AWS CodeDeploy",
     "CreateApplication CreateDeployment DeleteApplication GetDeployment ListApplications StopDeployment"},
    {"codepipeline", "AWS CodePipeline",
     "CreatePipeline DeletePipeline GetPipeline ListPipelines PutApprovalResult StartPipelineExecution UpdatePipeline"},
    {"cognito-idp", "Amazon Cognito User Pools",
     "AdminCreateUser AdminDeleteUser AdminSetUserPassword CreateUserPool DeleteUserPool ListUserPools UpdateUserPool"},
    {"config", "AWS Config",
     "DeleteAggregationAuthorization DeleteConfigRule DeleteConfigurationAggregator DeleteConfigurationRecorder "
     "DeleteDeliveryChannel DeleteRetentionConfiguration DescribeConfigRules DescribeConfigurationRecorders "
     "PutConfigRule PutConfigurationAggregator PutConfigurationRecorder PutDeliveryChannel "
     "PutRetentionConfiguration StartConfigurationRecorder StopConfigurationRecorder"},
    {"cur", "AWS Cost and Usage Report",
     "DeleteReportDefinition DescribeReportDefinitions ModifyReportDefinition PutReportDefinition"},
    {"dynamodb", "Amazon DynamoDB",
     "BatchGetItem BatchWriteItem CreateBackup CreateTable DeleteBackup DeleteItem DeleteTable DescribeTable GetItem "
     "ListTables PutItem Query RestoreTableFromBackup Scan UpdateContinuousBackups UpdateItem UpdateTable"},
    {"ebs", "Amazon Elastic Block Store", "CompleteSnapshot GetSnapshotBlock ListSnapshotBlocks PutSnapshotBlock StartSnapshot"},
    {"ec2", "Amazon EC2",
     "AcceptVpcPeeringConnection AllocateAddress AssociateAddress AttachInternetGateway AttachVolume "
     "AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CopyImage CopySnapshot CreateDefaultVpc "
     "CreateEgressOnlyInternetGateway CreateFlowLogs CreateImage CreateInternetGateway CreateKeyPair CreateNatGateway "
     "CreateNetworkAcl CreateNetworkInterface CreateRoute CreateSecurityGroup CreateSnapshot CreateSubnet CreateTags "
     "CreateTransitGateway CreateVolume CreateVpc CreateVpcEndpoint CreateVpcPeeringConnection CreateVpnConnection "
     "DeleteFlowLogs DeleteInternetGateway DeleteKeyPair DeleteNatGateway DeleteSecurityGroup DeleteSnapshot "
     "DeleteSubnet DeleteTags DeleteVolume DeleteVpc DeregisterImage DescribeImages DescribeInstances DescribeRegions "
     "DescribeSecurityGroups DescribeSnapshots DescribeSubnets DescribeVolumes DescribeVpcs DetachInternetGateway "
     "DisableEbsEncryptionByDefault DisableImageBlockPublicAccess DisableSnapshotBlockPublicAccess "
     "EnableEbsEncryptionByDefault EnableImageBlockPublicAccess EnableSerialConsoleAccess "
     "EnableSnapshotBlockPublicAccess GetConsoleOutput GetPasswordData ImportKeyPair ModifyImageAttribute "
     "ModifyInstanceAttribute ModifyInstanceMetadataDefaults ModifyInstanceMetadataOptions ModifySnapshotAttribute "
     "ModifySubnetAttribute ModifyVpcAttribute PurchaseReservedInstancesOffering PurchaseHostReservation "
     "RebootInstances RequestSpotInstances RevokeSecurityGroupEgress RevokeSecurityGroupIngress RunInstances "
     "RunScheduledInstances StartInstances StopInstances TerminateInstances"},
    {"ecr", "Amazon Elastic Container Registry",
     "BatchDeleteImage CreateRepository DeleteRepository DescribeRepositories GetAuthorizationToken PutImage "
     "PutLifecyclePolicy PutReplicationConfiguration SetRepositoryPolicy"},
    {"ecs", "Amazon Elastic Container Service",
     "CreateCluster CreateService DeleteCluster DeleteService DescribeClusters ExecuteCommand ListClusters "
     "RegisterTaskDefinition RunTask StopTask UpdateService"},
    {"eks", "Amazon Elastic Kubernetes Service",
     "AssociateAccessPolicy CreateAccessEntry CreateCluster CreateNodegroup DeleteCluster DeleteNodegroup "
     "DescribeCluster ListClusters UpdateClusterConfig UpdateClusterVersion"},
    {"elasticache", "Amazon ElastiCache",
     "CreateCacheCluster CreateReplicationGroup DeleteCacheCluster DeleteReplicationGroup DescribeCacheClusters "
     "PurchaseReservedCacheNodesOffering"},
    {"elasticfilesystem", "Amazon Elastic File System",
     "CreateFileSystem CreateMountTarget DeleteFileSystem DescribeFileSystems PutFileSystemPolicy"},
    {"elasticloadbalancing", "Elastic Load Balancing",
     "CreateListener CreateLoadBalancer CreateTargetGroup DeleteListener DeleteLoadBalancer DescribeLoadBalancers "
     "ModifyListener ModifyLoadBalancerAttributes RegisterTargets"},
    {"elasticmapreduce", "Amazon EMR",
     "ListClusters PutBlockPublicAccessConfiguration RunJobFlow SetTerminationProtection TerminateJobFlows"},
    {"es", "Amazon OpenSearch Service",
     "CreateDomain DeleteDomain DescribeDomain ESHttpGet ESHttpPost ListDomainNames "
     "PurchaseReservedInstanceOffering UpdateDomainConfig"},
    {"events", "Amazon EventBridge",
     "DeleteRule DescribeRule DisableRule EnableRule ListRules PutEvents PutRule PutTargets RemoveTargets"},
    {"firehose", "Amazon Data Firehose",
     "CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination"},
    {"glacier", "Amazon S3 Glacier", "CreateVault DeleteArchive DeleteVault ListVaults UploadArchive"},
    {"globalaccelerator", "AWS Global Accelerator", "CreateAccelerator DeleteAccelerator ListAccelerators UpdateAccelerator"},
    {"glue", "AWS Glue",
     "CreateCrawler CreateDatabase CreateJob CreateTable DeleteDatabase DeleteJob DeleteResourcePolicy DeleteTable "
     "GetDatabases GetTables PutDataCatalogEncryptionSettings PutResourcePolicy StartCrawler StartJobRun"},
    {"guardduty", "Amazon GuardDuty",
     "AcceptAdministratorInvitation ArchiveFindings CreateDetector CreateFilter CreateIPSet CreateMembers "
     "DeclineInvitations DeleteDetector DeleteFilter DeleteInvitations DeleteIPSet DeleteMembers "
     "DeletePublishingDestination DisableOrganizationAdminAccount DisassociateFromAdministratorAccount "
     "DisassociateFromMasterAccount DisassociateMembers GetDetector GetFindings ListDetectors StartMonitoringMembers "
     "StopMonitoringMembers UpdateDetector UpdateFilter UpdateIPSet UpdatePublishingDestination "
     "UpdateThreatIntelSet"},
    {"iam", "AWS Identity and Access Management",
     "AddUserToGroup AttachGroupPolicy AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey "
     "CreateAccountAlias CreateGroup CreateInstanceProfile CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy "
     "CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateUser CreateVirtualMFADevice "
     "DeactivateMFADevice DeleteAccessKey DeleteAccountPasswordPolicy DeleteGroup DeleteLoginProfile "
     "DeleteOpenIDConnectProvider DeletePolicy DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy "
     "DeleteSAMLProvider DeleteUser DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice "
     "DetachRolePolicy DetachUserPolicy EnableMFADevice GetAccountSummary GetPolicy GetRole GetUser ListAccessKeys "
     "ListPolicies ListRoles ListUsers PassRole PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy "
     "PutUserPermissionsBoundary PutUserPolicy RemoveUserFromGroup ResyncMFADevice SetDefaultPolicyVersion TagRole "
     "UntagRole UpdateAccessKey UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateLoginProfile UpdateRole "
     "UpdateRoleDescription UpdateSAMLProvider UpdateUser UploadServerCertificate"},
    {"inspector2", "Amazon Inspector", "CreateFilter DelegateAdmin Disable Enable ListFindings UpdateConfiguration"},
    {"kinesis", "Amazon Kinesis Data Streams",
     "CreateStream DeleteStream DescribeStream GetRecords ListStreams PutRecord PutRecords UpdateStreamMode"},
    {"kms", "AWS Key Management Service",
     "CancelKeyDeletion CreateAlias CreateGrant CreateKey Decrypt DeleteAlias DeleteImportedKeyMaterial DescribeKey "
     "DisableKey DisableKeyRotation EnableKey EnableKeyRotation Encrypt GenerateDataKey GetKeyPolicy ListKeys "
     "PutKeyPolicy ReEncryptFrom ReEncryptTo RetireGrant RevokeGrant ScheduleKeyDeletion Sign UpdateAlias "
     "UpdatePrimaryRegion Verify"},
    {"lakeformation", "AWS Lake Formation", "GetDataAccess GrantPermissions PutDataLakeSettings RegisterResource RevokePermissions"},
    {"lambda", "AWS Lambda",
     "AddPermission CreateEventSourceMapping CreateFunction CreateFunctionUrlConfig DeleteFunction "
     "DeleteFunctionConcurrency GetFunction InvokeFunction InvokeFunctionUrl ListFunctions PublishVersion "
     "PutFunctionConcurrency RemovePermission UpdateFunctionCode UpdateFunctionConfiguration UpdateFunctionUrlConfig"},
    {"license-manager", "AWS License Manager", "CheckoutLicense CreateLicenseConfiguration ListLicenses UpdateServiceSettings"},
    {"logs", "Amazon CloudWatch Logs",
     "AssociateKmsKey CreateLogGroup CreateLogStream DeleteLogGroup DeleteLogStream DeleteMetricFilter "
     "DeleteResourcePolicy DeleteRetentionPolicy DeleteSubscriptionFilter DescribeLogGroups DisassociateKmsKey "
     "FilterLogEvents GetLogEvents PutLogEvents PutMetricFilter PutResourcePolicy PutRetentionPolicy "
     "PutSubscriptionFilter StartQuery"},
    {"macie2", "Amazon Macie",
     "DisableMacie DisableOrganizationAdminAccount DisassociateFromAdministratorAccount EnableMacie ListFindings "
     "UpdateMacieSession UpdateOrganizationConfiguration"},
    {"organizations", "AWS Organizations",
     "AcceptHandshake AttachPolicy CancelHandshake CloseAccount CreateAccount CreateOrganization "
     "CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy "
     "DeregisterDelegatedAdministrator DescribeAccount DescribeOrganization DescribePolicy DetachPolicy "
     "DisableAWSServiceAccess DisablePolicyType EnableAWSServiceAccess EnableAllFeatures EnablePolicyType "
     "InviteAccountToOrganization LeaveOrganization ListAccounts ListPolicies ListRoots MoveAccount "
     "RegisterDelegatedAdministrator RemoveAccountFromOrganization TagResource UntagResource UpdateOrganizationalUnit "
     "UpdatePolicy"},
    {"payments", "AWS Payments",
     "CreatePaymentInstrument DeletePaymentInstrument GetPaymentInstrument ListPaymentInstruments MakePayment "
     "UpdatePaymentPreferences"},
    {"purchase-orders", "AWS Purchase Orders", "AddPurchaseOrder DeletePurchaseOrder UpdatePurchaseOrder ViewPurchaseOrders"},
    {"quicksight", "Amazon QuickSight", "CreateAccountSubscription DeleteAccountSubscription Subscribe Unsubscribe UpdateAccountSettings"},
    {"ram", "AWS Resource Access Manager",
     "AcceptResourceShareInvitation AssociateResourceShare CreateResourceShare DeleteResourceShare "
     "DisassociateResourceShare EnableSharingWithAwsOrganization RejectResourceShareInvitation UpdateResourceShare"},
    {"rds", "Amazon RDS",
     "AddTagsToResource CopyDBSnapshot CreateDBCluster CreateDBInstance CreateDBSnapshot DeleteDBCluster "
     "DeleteDBClusterSnapshot DeleteDBInstance DeleteDBSnapshot DescribeDBClusters DescribeDBInstances ModifyDBCluster "
     "ModifyDBClusterSnapshotAttribute ModifyDBInstance ModifyDBSnapshotAttribute "
     "PurchaseReservedDBInstancesOffering RebootDBInstance RestoreDBInstanceFromDBSnapshot StartDBInstance "
     "StopDBInstance"},
    {"redshift", "Amazon Redshift",
     "CreateCluster CreateClusterSnapshot DeleteCluster DeleteClusterSnapshot DescribeClusters GetClusterCredentials "
     "ModifyCluster PurchaseReservedNodeOffering"},
    {"route53", "Amazon Route 53",
     "AssociateVPCWithHostedZone ChangeResourceRecordSets CreateHostedZone DeleteHostedZone GetHostedZone "
     "ListHostedZones ListResourceRecordSets UpdateHealthCheck"},
    {"route53domains", "Amazon Route 53 Domains",
     "DeleteDomain DisableDomainTransferLock RegisterDomain TransferDomain UpdateDomainNameservers"},
    {"s3", "Amazon S3",
     "AbortMultipartUpload BypassGovernanceRetention CreateAccessPoint CreateBucket DeleteAccessPoint DeleteBucket "
     "DeleteBucketPolicy DeleteBucketWebsite DeleteObject DeleteObjectTagging DeleteObjectVersion "
     "GetAccountPublicAccessBlock GetBucketAcl GetBucketLocation GetBucketPolicy GetBucketPublicAccessBlock "
     "GetBucketVersioning GetObject GetObjectAcl GetObjectTagging GetObjectVersion ListAllMyBuckets ListBucket "
     "ListBucketVersions PutAccountPublicAccessBlock PutBucketAcl PutBucketCORS PutBucketLogging "
     "PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock "
     "PutBucketTagging PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration PutLifecycleConfiguration "
     "PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention PutObjectTagging PutReplicationConfiguration "
     "ReplicateObject RestoreObject"},
    {"sagemaker", "Amazon SageMaker AI",
     "CreateDomain CreateEndpoint CreateModel CreateNotebookInstance CreatePresignedNotebookInstanceUrl "
     "CreateProcessingJob CreateTrainingJob DeleteEndpoint DeleteNotebookInstance InvokeEndpoint ListNotebookInstances "
     "StartNotebookInstance UpdateNotebookInstance"},
    {"savingsplans", "AWS Savings Plans",
     "CreateSavingsPlan DeleteQueuedSavingsPlan DescribeSavingsPlans DescribeSavingsPlansOfferings ReturnSavingsPlan"},
    {"secretsmanager", "AWS Secrets Manager",
     "CancelRotateSecret CreateSecret DeleteResourcePolicy DeleteSecret DescribeSecret GetRandomPassword GetSecretValue "
     "ListSecrets PutResourcePolicy PutSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions "
     "RestoreSecret RotateSecret UpdateSecret"},
    {"securityhub", "AWS Security Hub",
     "AcceptAdministratorInvitation BatchDisableStandards BatchEnableStandards CreateMembers DeleteMembers "
     "DisableOrganizationAdminAccount DisableSecurityHub DisassociateFromAdministratorAccount DisassociateMembers "
     "EnableSecurityHub GetFindings UpdateSecurityHubConfiguration UpdateStandardsControl"},
    {"servicecatalog", "AWS Service Catalog",
     "AcceptPortfolioShare CreatePortfolio CreateProduct ProvisionProduct TerminateProvisionedProduct "
     "UpdateProvisionedProduct"},
    {"servicequotas", "Service Quotas",
     "AssociateServiceQuotaTemplate DeleteServiceQuotaIncreaseRequestFromTemplate DisassociateServiceQuotaTemplate "
     "GetServiceQuota ListServiceQuotas PutServiceQuotaIncreaseRequestIntoTemplate RequestServiceQuotaIncrease"},
    {"ses", "Amazon Simple Email Service", "CreateEmailIdentity DeleteEmailIdentity GetSendQuota SendBulkEmail SendEmail SendRawEmail"},
    {"shield", "AWS Shield", "CreateProtection CreateSubscription DeleteProtection DeleteSubscription DescribeSubscription "
     "DisassociateDRTRole UpdateSubscription"},
    {"sns", "Amazon SNS",
     "AddPermission CreateTopic DeleteTopic GetTopicAttributes ListSubscriptions ListTopics Publish RemovePermission "
     "SetTopicAttributes Subscribe Unsubscribe"},
    {"sqs", "Amazon SQS",
     "AddPermission ChangeMessageVisibility CreateQueue DeleteMessage DeleteQueue GetQueueAttributes GetQueueUrl "
     "ListQueues PurgeQueue ReceiveMessage RemovePermission SendMessage SetQueueAttributes"},
    {"ssm", "AWS Systems Manager",
     "CreateAssociation CreateDocument DeleteDocument DeleteParameter DescribeInstanceInformation GetParameter "
     "GetParameters GetParametersByPath ModifyDocumentPermission PutParameter ResumeSession SendCommand StartSession "
     "TerminateSession UpdateServiceSetting"},
    {"sso", "AWS IAM Identity Center",
     "AttachManagedPolicyToPermissionSet CreateAccountAssignment CreateInstance CreatePermissionSet "
     "DeleteAccountAssignment DeleteInstance DeletePermissionSet ListInstances ListPermissionSets "
     "ProvisionPermissionSet UpdatePermissionSet"},
    {"states", "AWS Step Functions",
     "CreateStateMachine DeleteStateMachine DescribeExecution ListStateMachines StartExecution StopExecution "
     "UpdateStateMachine"},
    {"sts", "AWS Security Token Service",
     "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo "
     "GetCallerIdentity GetFederationToken GetServiceBearerToken GetSessionToken SetContext SetSourceIdentity "
     "TagSession"},
    {"support", "AWS Support",
     "AddCommunicationToCase CreateCase DescribeCases DescribeTrustedAdvisorChecks RefreshTrustedAdvisorCheck "
     "ResolveCase"},
    {"tag", "AWS Resource Groups Tagging", "GetResources GetTagKeys GetTagValues TagResources UntagResources"},
    {"tax", "AWS Tax Settings", "BatchPutTaxRegistration DeleteTaxRegistration GetTaxInheritance GetTaxRegistration "
     "PutTaxInheritance PutTaxRegistration"},
    {"waf-regional", "AWS WAF Classic Regional", "CreateWebACL DeleteWebACL UpdateWebACL"},
    {"wafv2", "AWS WAF",
     "AssociateWebACL CreateIPSet CreateRuleGroup CreateWebACL DeleteLoggingConfiguration DeleteWebACL "
     "DisassociateWebACL GetWebACL ListWebACLs PutLoggingConfiguration UpdateWebACL"},
};
// clang-format on

const int SERVICE_ROW_COUNT = static_cast<int>(sizeof(SERVICE_ROWS) / sizeof(SERVICE_ROWS[0]));

const char* const OTHER_PREFIXES =
    "a4b airflow amplify amplifybackend aoss app-integrations appconfig appfabric appflow "
    "application-autoscaling "
    "application-cost-profiler application-signals applicationinsights appmesh apprunner appstream appsync "
    "aps "
    "arc-zonal-shift arsenal artifact auditmanager autoscaling-plans aws-marketplace-management b2bi "
    "backup-gateway "
    "backup-storage batch bcm-data-exports bcm-pricing-calculator braket bugbust cases cassandra catalog "
    "chatbot "
    "chime cleanrooms cleanrooms-ml cloud9 clouddirectory cloudhsm cloudsearch codeartifact codecatalyst "
    "codeconnections codeguru codeguru-profiler codeguru-reviewer codeguru-security codestar "
    "codestar-connections "
    "codestar-notifications codewhisperer cognito-identity cognito-sync comprehend comprehendmedical "
    "compute-optimizer "
    "connect connect-campaigns consoleapp consolidatedbilling controlcatalog controltower "
    "cost-optimization-hub "
    "customer-verification databrew dataexchange datapipeline datasync datazone dax dbqms deadline "
    "deepcomposer "
    "deeplens deepracer detective devicefarm devops-guru directconnect discovery dlm dms docdb-elastic drs "
    "ds ds-data "
    "ec2-instance-connect ec2messages ecr-public elasticbeanstalk elastictranscoder elemental-activations "
    "elemental-appliances-software elemental-support-cases emr-containers emr-serverless entityresolution "
    "evidently "
    "execute-api finspace fis fms forecast frauddetector freertos freetier fsx gamelift geo geo-maps "
    "geo-places "
    "geo-routes grafana greengrass groundstation groundtruthlabeling health healthlake honeycode "
    "identity-sync identitystore identitystore-auth imagebuilder importexport inspector inspector-scan "
    "internetmonitor invoicing iot iotanalytics iotdeviceadvisor iotevents iotfleethub iotfleetwise "
    "iotjobsdata "
    "iotmanagedintegrations iotsitewise iottwinmaker iotwireless iq iq-permission ivs ivschat kafka "
    "kafka-cluster "
    "kafkaconnect kendra kendra-ranking kinesisanalytics kinesisvideo launchwizard lex "
    "license-manager-user-subscriptions "
    "license-manager-linux-subscriptions lightsail location lookoutequipment lookoutmetrics lookoutvision m2 "
    "machinelearning managedblockchain managedblockchain-query mapcredits marketplacecommerceanalytics "
    "mechanicalturk mediaconnect mediaconvert mediaimport medialive mediapackage mediapackage-vod "
    "mediapackagev2 "
    "mediastore mediatailor medical-imaging memorydb mgh mgn migrationhub-orchestrator migrationhub-strategy "
    "mobileanalytics mobiletargeting monitron mq neptune-db neptune-graph network-firewall "
    "network-security-director "
    "networkflowmonitor networkmanager networkmanager-chat networkmonitor nimble notifications "
    "notifications-contacts "
    "oam observabilityadmin omics one opensearch opsworks opsworks-cm osis outposts panorama partnercentral "
    "payment-cryptography pca-connector-ad pca-connector-scep pcs personalize pi pipes polly pricing "
    "private-networks "
    "profile proton q qapps qbusiness qdeveloper qldb rbin rds-data rds-db redshift-data redshift-serverless "
    "refactor-spaces "
    "rekognition repostspace resiliencehub resource-explorer resource-explorer-2 resource-groups rhelkb "
    "robomaker "
    "rolesanywhere route53-recovery-cluster route53-recovery-control-config route53-recovery-readiness "
    "route53profiles route53resolver rum s3-object-lambda s3-outposts s3express s3files s3tables s3vectors "
    "sagemaker-geospatial sagemaker-groundtruth-synthetic sagemaker-mlflow scheduler schemas scn sdb "
    "security-ir "
    "securitylake serverlessrepo servicediscovery serviceextract signer signin simspaceweaver sms sms-voice "
    "snow-device-management "
    "snowball social-messaging sqlworkbench ssm-contacts ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap "
    "ssmmessages "
    "sso-directory sso-oauth storagegateway supply-chain supportapp supportplans supportrecommendations "
    "sustainability swf "
    "synthetics textract thinclient timestream timestream-influxdb tiros tnb transcribe transfer transform "
    "translate "
    "trustedadvisor ts user-subscriptions vendor-insights verifiedpermissions voiceid vpc-lattice "
    "vpc-lattice-svcs vpce waf wam wellarchitected wickr wisdom workdocs worklink workmail "
    "workmailmessageflow "
    "workspaces workspaces-web xray acm-pca auditmanager aiops agreements bedrock-agentcore bedrock-mantle";

} // namespace billfold
