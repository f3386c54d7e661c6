package org.osmigrate.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;

/** Finds the storage for a location. */
final class Stores {

    private Stores() {}

    static ObjectStore open(RepositoryLocation location, StorageSettings settings) {
        return switch (location) {
            case RepositoryLocation.Folder(Path path) -> folder(path);
            default -> new RemoteStore(remote(location, settings), settings.spool());
        };
    }

    static ObjectSink sink(RepositoryLocation location, StorageSettings settings) {
        return switch (location) {
            case RepositoryLocation.Folder(Path path) ->
                new FileSink(path.toAbsolutePath().normalize());
            case RepositoryLocation.Web(var url) ->
                throw new ConfigurationInvalid(
                        "nothing can be written to " + url, "Give a folder, or s3://, gs:// or azblob://.");
            default -> new RemoteSink(remote(location, settings));
        };
    }

    private static RemoteObjects remote(RepositoryLocation location, StorageSettings settings) {
        return switch (location) {
            case RepositoryLocation.S3 s3 -> S3Objects.open(s3, settings);
            case RepositoryLocation.Gcs gcs -> GcsObjects.open(gcs, settings);
            case RepositoryLocation.Azure azure -> AzureObjects.open(azure, settings);
            case RepositoryLocation.Web web -> new WebObjects(web.url());
            case RepositoryLocation.Folder folder -> throw new IllegalArgumentException(folder.toString());
        };
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
