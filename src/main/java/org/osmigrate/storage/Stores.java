package org.osmigrate.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;

/** Finds the storage for a repository's location. */
final class Stores {

    private static final String FORM = "Give it as file:///path/of/the/repository.";

    private Stores() {}

    static ObjectStore open(String repository) {
        if (repository.startsWith("/")) {
            return folder(Path.of(repository));
        }
        URI uri = uri(repository);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return switch (scheme) {
            case "file" -> folder(path(uri, repository));
            case "s3", "gs", "azblob", "http", "https" ->
                throw new ConfigurationInvalid("repositories in " + scheme + ":// are not part of this version", FORM);
            default -> throw new ConfigurationInvalid("'" + repository + "' is no repository location", FORM);
        };
    }

    private static URI uri(String repository) {
        try {
            return new URI(repository);
        } catch (URISyntaxException e) {
            throw new ConfigurationInvalid("'" + repository + "' is no URL: " + e.getReason(), FORM, e);
        }
    }

    private static Path path(URI uri, String repository) {
        if (uri.isOpaque() || uri.getPath().isEmpty() || uri.getAuthority() != null) {
            throw new ConfigurationInvalid("'" + repository + "' names no absolute path", FORM);
        }
        return Path.of(uri.getPath());
    }

    private static ObjectStore folder(Path folder) {
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                throw notFound(folder, "is not a folder");
            }
        } catch (AccessDeniedException e) {
            throw new AccessDenied(
                    "the repository's folder " + folder + " may not be reached",
                    "Give osmigrate's user the permission to enter it and every folder above it.",
                    e);
        } catch (IOException _) {
            throw notFound(folder, "does not exist on this machine");
        }
        return new FileStore(folder.toAbsolutePath().normalize());
    }

    private static NotFound notFound(Path folder, String how) {
        return new NotFound(
                "the repository's folder " + folder + " " + how,
                "Mount the folder that the source's nodes write to, and give its path here.");
    }
}
