package org.osmigrate.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Bearer tokens, each used until shortly before it ends. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Issuer issuer;
    private Optional<Token> current = Optional.empty();

    Tokens(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Who gives tokens. */
    @FunctionalInterface
    interface Issuer {
        Token next() throws IOException;
    }

    /** A token and its end. */
    record Token(StorageSecret value, Instant end) {}

    /** The value of an {@code Authorization} header. */
    synchronized String bearer() throws IOException {
        Instant soon = Instant.now().plus(MARGIN);
        if (current.filter(token -> token.end().isAfter(soon)).isEmpty()) {
            current = Optional.of(issuer.next());
        }
        return "Bearer " + current.get().value().reveal();
    }
}
