package org.osmigrate.capture;

/** A method, a target and the minor version. */
record RequestLine(String method, String target, int minor) {

    static RequestLine parse(byte[] bytes, int end) throws Malformed {
        int method = 0;
        while (method < end && Octets.isName(bytes[method])) {
            method++;
        }
        int target = method + 1;
        while (target < end && bytes[target] != ' ' && bytes[target] != '\t') {
            target++;
        }
        if (method == 0 || target <= method + 1 || target >= end || bytes[method] != ' ' || bytes[target] != ' ') {
            throw new Malformed(Refusal.BAD_FIRST_LINE);
        }
        int minor = Version.minor(bytes, target + 1, end);
        String name = Octets.text(bytes, 0, method);
        if (name.equals("CONNECT")) {
            throw new Malformed(Refusal.NO_TUNNELS);
        }
        return new RequestLine(name, Octets.text(bytes, method + 1, target), minor);
    }
}
