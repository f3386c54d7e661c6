package org.osmigrate.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.storage.RepositoryLocation;

/** A repository as a cluster knows it: what its type and settings say about where it is. */
record RegisteredRepository(String name, JsonNode definition) {

    private static final String AZURE_CONTAINER = "elasticsearch-snapshots";

    /** Its location, as a migration file gives it. */
    String location() {
        return switch (type()) {
            case "fs" -> folder(setting("location"));
            case "url" -> url(setting("url"));
            case "s3" -> "s3://" + required("bucket") + path();
            case "gcs" -> "gs://" + required("bucket") + path();
            case "azure" -> "azblob://" + definition.at("/settings/container").asText(AZURE_CONTAINER) + path();
            default -> throw unknown();
        };
    }

    private String folder(String location) {
        if (!location.startsWith("/")) {
            throw unknown();
        }
        return location;
    }

    private String url(String url) {
        String text = url.startsWith("file:") ? URI.create(url).getPath() : url;
        RepositoryLocation.parse(text);
        return text;
    }

    private String path() {
        String path = setting("base_path").replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : "/" + path;
    }

    private String required(String setting) {
        if (setting(setting).isEmpty()) {
            throw unknown();
        }
        return setting(setting);
    }

    private String type() {
        return definition.path("type").asText();
    }

    private String setting(String setting) {
        return definition.path("settings").path(setting).asText("");
    }

    private CheckFailed unknown() {
        return new CheckFailed(
                "repository " + name + " at the source is of type " + type() + " with the settings "
                        + definition.path("settings").properties().stream()
                                .map(entry -> entry.getKey())
                                .sorted()
                                .toList(),
                "Known are fs with an absolute location, url, s3, gcs and azure; give the location itself as"
                        + " snapshot.repository.");
    }

    /** Whether it is at a location. */
    boolean isAt(RepositoryLocation location) {
        try {
            return RepositoryLocation.parse(location()).equals(location);
        } catch (MigrationFailure _) {
            return false;
        }
    }

    /** What registers a repository at a location, with the clients and credentials that the nodes are set up with. */
    static ObjectNode definition(RepositoryLocation location) {
        return switch (location) {
            case RepositoryLocation.Folder(var path) -> body("fs", "location", path.toString());
            case RepositoryLocation.S3(String bucket, String prefix) -> withPath(body("s3", "bucket", bucket), prefix);
            case RepositoryLocation.Gcs(String bucket, String prefix) ->
                withPath(body("gcs", "bucket", bucket), prefix);
            case RepositoryLocation.Azure(String container, String prefix) ->
                withPath(body("azure", "container", container), prefix);
            case RepositoryLocation.Web(var url) ->
                throw new ConfigurationInvalid(
                        "no snapshot can be taken to " + url,
                        "Leave snapshot.create out, or give the repository's location for writing.");
        };
    }

    private static ObjectNode body(String type, String setting, String value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", type);
        body.putObject("settings").put(setting, value);
        return body;
    }

    private static ObjectNode withPath(ObjectNode body, String path) {
        if (!path.isEmpty()) {
            body.withObject("/settings").put("base_path", path);
        }
        return body;
    }
}
