package org.osmigrate.storage;

import java.io.IOException;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.storage.RemoteObjects.Part;

/**
 * What the answers of a server that holds objects mean.
 *
 * @param location where the objects are
 * @param denied what a user can do when credentials are refused
 * @param missing what a user can do when something is not there
 */
record Answers(String location, String denied, String missing) {

    private static final int OUT_OF_RANGE = 416;
    private static final int PARTIAL = 206;

    /** Refuses everything but success. {@code code} is the server's own word for what is wrong, or empty. */
    Web.Answer success(String key, Web.Answer answer, String code) {
        if (answer.isSuccess()) {
            return answer;
        }
        String place = Places.of(location, key);
        String said = answer.status() + (code.isEmpty() ? "" : " " + code);
        throw switch (answer.status()) {
            case 404, 410 -> new NotFound(place + " does not exist (" + said + ")", missing);
            case 401, 403 -> new AccessDenied(place + " may not be read or written (" + said + ")", denied);
            default -> new RequestRefused(place + " is refused with " + said, missing);
        };
    }

    Part part(String key, Web.Answer answer, String code, long offset, int asked) throws IOException {
        if (answer.status() == OUT_OF_RANGE && offset == 0) {
            return new Part(new byte[0], 0);
        }
        success(key, answer, code);
        if (answer.status() == PARTIAL) {
            return Part.of(answer.header("content-range"), answer.body(), offset, asked);
        }
        if (offset == 0 && answer.body().length <= asked) {
            return new Part(complete(answer), answer.body().length);
        }
        throw new CheckFailed(
                "the server of " + Places.of(location, key) + " does not answer with parts of objects",
                "It has to support range requests (RFC 9110, 14.2).");
    }

    byte[] whole(String key, Web.Answer answer, String code, int limit) throws IOException {
        success(key, answer, code);
        if (answer.body().length > limit) {
            long length = answer.headers().firstValueAsLong("content-length").orElse(answer.body().length);
            throw Refusals.tooLong(Places.of(location, key), length, limit);
        }
        return complete(answer);
    }

    private static byte[] complete(Web.Answer answer) throws IOException {
        long length = answer.headers().firstValueAsLong("content-length").orElse(answer.body().length);
        if (length != answer.body().length) {
            throw new IOException("the answer has " + answer.body().length + " bytes instead of " + length);
        }
        return answer.body();
    }
}
