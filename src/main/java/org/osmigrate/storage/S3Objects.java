package org.osmigrate.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in S3, or in what speaks like it. */
final class S3Objects implements RemoteObjects {

    private static final int OUT_OF_RANGE = 416;

    private final S3Client client;
    private final RepositoryLocation.S3 bucket;
    private final S3Failures failures;

    private S3Objects(S3Client client, RepositoryLocation.S3 bucket, S3Failures failures) {
        this.client = client;
        this.bucket = bucket;
        this.failures = failures;
    }

    static S3Objects open(RepositoryLocation.S3 bucket, StorageSettings settings) {
        return new S3Objects(S3Clients.of(settings.s3()), bucket, new S3Failures(bucket, settings.s3()));
    }

    @Override
    public String location() {
        return failures.location();
    }

    @Override
    public String whenUnreachable() {
        return "Check the network, and snapshot.s3.endpoint and snapshot.s3.region"
                + " (--snapshot-s3-endpoint, --snapshot-s3-region).";
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public List<StoredObject> list(String folder) throws IOException {
        String prefix = Places.folder(bucket.prefix(), folder);
        return failures.of(folder, () -> {
            List<StoredObject> objects = new ArrayList<>();
            client
                    .listObjectsV2Paginator(request ->
                            request.bucket(bucket.bucket()).prefix(prefix).delimiter("/"))
                    .contents()
                    .stream()
                    .filter(object -> object.key().length() > prefix.length())
                    .map(object -> new StoredObject(object.key().substring(prefix.length()), object.size()))
                    .forEach(objects::add);
            return objects;
        });
    }

    @Override
    public Part part(String key, long offset, int length) throws IOException {
        return failures.of(key, () -> {
            try (ResponseInputStream<GetObjectResponse> answer =
                    client.getObject(request -> request.bucket(bucket.bucket())
                            .key(Places.join(bucket.prefix(), key))
                            .range("bytes=" + offset + "-" + (offset + length - 1)))) {
                return part(answer, offset, length);
            } catch (S3Exception e) {
                if (e.statusCode() == OUT_OF_RANGE && offset == 0) {
                    return new Part(new byte[0], 0);
                }
                throw e;
            }
        });
    }

    private static Part part(ResponseInputStream<GetObjectResponse> answer, long offset, int length)
            throws IOException {
        String range = String.valueOf(answer.response().contentRange());
        if (!range.startsWith("bytes ")) {
            answer.abort();
            throw new IOException("the answer is no range of bytes");
        }
        return Part.of(range, answer.readNBytes(length + 1), offset, length);
    }

    @Override
    public byte[] whole(String key, int limit) throws IOException {
        return failures.of(key, () -> {
            try (ResponseInputStream<GetObjectResponse> answer = client.getObject(
                    request -> request.bucket(bucket.bucket()).key(Places.join(bucket.prefix(), key)))) {
                long length = answer.response().contentLength();
                if (length > limit) {
                    answer.abort();
                    throw Refusals.tooLong(Places.of(location(), key), length, limit);
                }
                byte[] bytes = answer.readNBytes((int) length + 1);
                if (bytes.length != length) {
                    throw new IOException("the answer has " + bytes.length + " bytes instead of " + length);
                }
                return bytes;
            }
        });
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        failures.of(
                key,
                () -> client.putObject(
                        request -> request.bucket(bucket.bucket()).key(Places.join(bucket.prefix(), key)),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void close() {
        client.close();
    }
}
