package org.osmigrate.cluster;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.osmigrate.failure.Unreachable;

/** Explains why there was no answer. */
final class Trouble {

    private final ClusterSettings settings;

    Trouble(ClusterSettings settings) {
        this.settings = settings;
    }

    Unreachable unreachable(Throwable cause) {
        return new Unreachable(
                "The " + settings.role() + " " + settings.url() + " cannot be reached: " + text(cause),
                nextStep(cause),
                cause);
    }

    /** The cause in one sentence without full stop. */
    String text(Throwable cause) {
        if (in(cause, UnknownHostException.class)) {
            return "the host " + settings.url().getHost() + " is not known";
        }
        if (in(cause, ConnectTimeoutException.class)) {
            return "no connection within the time limit";
        }
        if (in(cause, TimeoutException.class) || in(cause, SocketTimeoutException.class)) {
            return "no answer within the time limit";
        }
        if (in(cause, HttpException.class)) {
            return "what answers there speaks no HTTP";
        }
        return chain(cause)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }

    private String nextStep(Throwable cause) {
        return in(cause, SSLException.class) ? tlsStep(cause) : plainStep(cause);
    }

    private String plainStep(Throwable cause) {
        if (in(cause, UnknownHostException.class)) {
            return "Check the host in " + key("url") + ".";
        }
        if (in(cause, ConnectTimeoutException.class)) {
            return "Check host and port in " + key("url") + ", and firewalls on the way.";
        }
        if (in(cause, ConnectException.class)) {
            return "Check that the cluster runs, and host and port in " + key("url") + ".";
        }
        if (in(cause, HttpException.class)) {
            return "Check host and port in " + key("url") + "; if the port speaks TLS, write https:// there.";
        }
        if (in(cause, ConnectionClosedException.class) && !settings.encrypted()) {
            return "If the port speaks TLS, write https:// in " + key("url") + "; else look at the server's log.";
        }
        return "Look at the server's load and log; a longer timeout may help.";
    }

    private String tlsStep(Throwable cause) {
        String texts = chain(cause).map(String::valueOf).reduce("", (all, one) -> all + "\n" + one);
        if (texts.contains("Unsupported or unrecognized SSL message") || texts.contains("plaintext connection")) {
            return "The port seems not to speak TLS: write http:// in " + key("url") + ".";
        }
        if (in(cause, SSLPeerUnverifiedException.class)
                || texts.matches("(?s).*No (subject alternative|name match).*")) {
            return "Use a host name that the certificate holds in " + key("url") + ".";
        }
        if (in(cause, CertificateExpiredException.class)) {
            return "Renew the server's certificate.";
        }
        if (texts.contains("PKIX")
                || texts.contains("certification path")
                || texts.contains("No trusted certificate")) {
            return "Name the authority that signed the server's certificate in " + key("tls.ca") + ".";
        }
        if (texts.matches("(?s).*(bad_certificate|certificate_required|certificate_unknown|handshake_failure).*")) {
            return "The server may want a client certificate: set " + key("auth.mtls") + ".";
        }
        return "Check " + key("url") + " and " + key("tls") + ", and the server's log.";
    }

    private String key(String name) {
        return settings.role() + "." + name;
    }

    /** Whether an exception, or what caused it, is of a type. */
    static boolean in(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, link -> link.map(Throwable::getCause))
                .limit(20)
                .map(Optional::orElseThrow);
    }
}
