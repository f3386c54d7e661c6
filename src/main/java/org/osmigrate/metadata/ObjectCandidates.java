package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.osmigrate.report.JsonChange;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.IngestPipelines;
import org.osmigrate.transform.LifecyclePolicies;
import org.osmigrate.transform.MetadataBody;
import org.osmigrate.transform.ObjectRewrite;
import org.osmigrate.transform.SnapshotPolicies;
import org.osmigrate.transform.TargetFeatures;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * Rewrites what is neither index nor template for a target.
 *
 * @param from the version of the source: OpenSearch's own policies need no other form
 * @param features what the target has
 * @param uses the templates that name a lifecycle policy, by the policy's name
 */
record ObjectCandidates(Version from, TargetFeatures features, Map<String, List<LifecyclePolicies.Use>> uses) {

    /** Languages that no OpenSearch runs. */
    private static final List<String> REMOVED_LANGUAGES =
            List.of("groovy", "javascript", "js", "python", "mvel", "native");

    Candidate of(Item.ClusterObject object) {
        ObjectRewrite rewrite = rewrite(object);
        MetadataBody body = object.body().copy();
        MetadataBody after = new MetadataBody(body.settings(), body.mappings(), body.aliases(), rewrite.body());
        List<JsonChange> changes = isConverted(object) ? List.of() : BodyChanges.between(object.body(), after);
        return new Candidate(object.with(after), rewrite.findings(), rewrite.refusal(), changes);
    }

    /** Another form altogether: a difference by members would say nothing. */
    private boolean isConverted(Item.ClusterObject object) {
        return switch (object.type()) {
            case LIFECYCLE_POLICY, SNAPSHOT_POLICY -> from.flavour() == Flavour.ELASTICSEARCH;
            case INGEST_PIPELINE, STORED_SCRIPT, CLUSTER_SETTING -> false;
        };
    }

    private ObjectRewrite rewrite(Item.ClusterObject object) {
        ObjectNode body = object.body().envelope();
        return switch (object.type()) {
            case INGEST_PIPELINE -> IngestPipelines.rewrite(body, features);
            case LIFECYCLE_POLICY ->
                LifecyclePolicies.rewrite(object.name(), body, uses.getOrDefault(object.name(), List.of()));
            case SNAPSHOT_POLICY -> SnapshotPolicies.rewrite(object.name(), body);
            case STORED_SCRIPT -> script(body);
            case CLUSTER_SETTING -> new ObjectRewrite(body, List.of());
        };
    }

    private static ObjectRewrite script(ObjectNode body) {
        String language = body.path("lang").asText();
        List<Finding> findings = REMOVED_LANGUAGES.contains(language)
                ? List.of(new Finding.Refusal(
                        "script-languages", "lang", "OpenSearch does not run " + language + ": rewrite it in painless"))
                : List.of();
        return new ObjectRewrite(body.deepCopy(), findings);
    }
}
