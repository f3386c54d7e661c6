package org.osmigrate.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.osmigrate.failure.ConfigurationInvalid;

/** Where a repository is. Prefixes are keys without a slash at either end; empty for none. */
public sealed interface RepositoryLocation {

    /** How a location is written. */
    String FORM = "Write file:///path, s3://bucket/prefix, gs://bucket/prefix, azblob://container/prefix,"
            + " https://host/path or name:REPOSITORY.";

    /** A folder of this machine. */
    record Folder(Path path) implements RepositoryLocation {}

    /** A bucket of S3, or of what speaks like it. */
    record S3(String bucket, String prefix) implements RepositoryLocation {}

    /** A bucket of Google Cloud Storage. */
    record Gcs(String bucket, String prefix) implements RepositoryLocation {}

    /** A container of Azure Blob Storage. */
    record Azure(String container, String prefix) implements RepositoryLocation {}

    /** Objects behind a web server; read-only, and never listed. The URL ends with a slash. */
    record Web(URI url) implements RepositoryLocation {}

    /**
     * Reads a location.
     *
     * @throws ConfigurationInvalid saying what is wrong with it
     */
    static RepositoryLocation parse(String text) {
        if (text.startsWith("/")) {
            return new Folder(Path.of(text));
        }
        URI uri = uri(text);
        return switch (uri.getScheme() == null ? "" : uri.getScheme()) {
            case "file" -> new Folder(path(uri, text));
            case "s3" -> new S3(bucket(uri, text), prefix(uri));
            case "gs" -> new Gcs(bucket(uri, text), prefix(uri));
            case "azblob" -> new Azure(bucket(uri, text), prefix(uri));
            case "https" -> web(uri, text);
            case "http" -> loopback(web(uri, text), text);
            default -> throw new ConfigurationInvalid("'" + text + "' is no repository location", FORM);
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ConfigurationInvalid("'" + text + "' is no URL: " + e.getReason(), FORM, e);
        }
    }

    private static Path path(URI uri, String text) {
        boolean plain = uri.getAuthority() == null && uri.getQuery() == null && uri.getFragment() == null;
        if (uri.isOpaque() || uri.getPath().isEmpty() || !plain) {
            throw new ConfigurationInvalid("'" + text + "' names no absolute path", FORM);
        }
        return Path.of(uri.getPath());
    }

    private static String bucket(URI uri, String text) {
        String bucket = uri.isOpaque() || uri.getAuthority() == null ? "" : uri.getAuthority();
        if (!bucket.matches("[A-Za-z0-9$][A-Za-z0-9._-]*") || uri.getQuery() != null || uri.getFragment() != null) {
            throw new ConfigurationInvalid("'" + text + "' names no bucket or container", FORM);
        }
        return bucket;
    }

    private static String prefix(URI uri) {
        return uri.getPath().replaceAll("^/+|/+$", "");
    }

    private static Web web(URI uri, String text) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new ConfigurationInvalid("the URL of the repository names no host, or a user", FORM);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new ConfigurationInvalid("the URL of the repository has a query or a fragment", FORM);
        }
        return new Web(URI.create(text.endsWith("/") ? text : text + "/"));
    }

    private static Web loopback(Web web, String text) {
        if (!Set.of("localhost", "127.0.0.1", "[::1]").contains(web.url().getHost())) {
            throw new ConfigurationInvalid(
                    "'" + text + "' would be read over a connection that anybody can change",
                    "Use https://; http:// is for this machine only.");
        }
        return web;
    }
}
