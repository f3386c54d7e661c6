package org.osmigrate.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Well-formed requests and their responses, many kinds, the same for the same seed. */
final class Messages {

    /** A request and its response, whose interim ones stand in front of it. */
    record Pair(String method, String request, List<String> interim, String response) {}

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Random random;

    Messages(long seed) {
        random = new Random(seed);
    }

    List<Pair> pairs(int count) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(pair());
        }
        return pairs;
    }

    private Pair pair() {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        boolean expects = random.nextInt(4) == 0;
        List<String> interim = new ArrayList<>();
        for (int i = random.nextInt(8); i > 5; i--) {
            interim.add("HTTP/1.1 10" + (random.nextBoolean() ? "0 Continue" : "3 Early Hints") + "\r\n"
                    + (random.nextBoolean() ? "Link: </a>\r\n" : "") + "\r\n");
        }
        return new Pair(method, request(method, expects), interim, response(method));
    }

    private String request(String method, boolean expects) {
        boolean old = random.nextInt(5) == 0;
        String head = method + " /i" + random.nextInt(100) + "/_doc?x=" + "y".repeat(random.nextInt(20)) + " HTTP/1."
                + (old ? "0\r\nConnection: keep-alive" : "1\r\nHost: localhost:9200") + "\r\n" + others()
                + (expects ? "Expect: 100-continue\r\n" : "");
        return switch (random.nextInt(3)) {
            case 0 -> head + "\r\n";
            case 1 -> head + sized(random.nextInt(40));
            default -> old ? head + sized(3) : head + chunked();
        };
    }

    private String response(String method) {
        int status = List.of(200, 201, 204, 304, 404, 429, 503).get(random.nextInt(7));
        String head = "HTTP/1.1 " + status + (random.nextInt(4) == 0 ? " " : " Some Reason") + "\r\n" + others();
        if (method.equals("HEAD")) {
            return head + (random.nextBoolean() ? "Content-Length: 42\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n");
        }
        if (status == 204 || status == 304) {
            return head + (random.nextBoolean() && status == 304 ? "content-length: 7\r\n\r\n" : "\r\n");
        }
        return head + (random.nextBoolean() ? sized(random.nextInt(40)) : chunked());
    }

    private String others() {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.append("X-").append(random.nextInt(50)).append(":").append(" ".repeat(random.nextInt(3)));
            lines.append("v\u00e9 ,;=".repeat(random.nextInt(3))).append("\t ".repeat(random.nextInt(2)));
            lines.append("\r\n");
        }
        return lines.toString();
    }

    private String sized(int length) {
        String name = random.nextBoolean() ? "Content-Length" : "content-length";
        return name + ": " + length + "\r\n\r\n" + text(length);
    }

    private String chunked() {
        StringBuilder body = new StringBuilder("Transfer-Encoding: ");
        body.append(random.nextBoolean() ? "chunked" : "Chunked").append("\r\n\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            int length = 1 + random.nextInt(30);
            body.append(random.nextBoolean() ? "00" : "").append(Integer.toHexString(length));
            body.append(extension()).append("\r\n").append(text(length)).append("\r\n");
        }
        body.append("0").append(extension()).append("\r\n");
        for (int i = random.nextInt(5); i > 3; i--) {
            body.append("X-Sum: ").append(random.nextInt(1000)).append("\r\n");
        }
        return body.append("\r\n").toString();
    }

    private String extension() {
        return random.nextInt(4) == 0 ? ";name=\"a;b\"" : "";
    }

    /** What a parser that lost its way would take for something else. */
    private String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("0\r\n\r\nGET / HTTP/1.1\r\n\r\n\0\u00ff", random.nextInt(10), 20);
        }
        return text.substring(0, length);
    }
}
