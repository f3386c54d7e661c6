package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.lucene.FieldValue;

/** Addresses on the net and points on the globe. */
final class PlaceForms {

    static final ValueForm IP = ValueForm.of(PlaceForms::ip, PlaceForms::ip);
    static final ValueForm GEO_POINT = ValueForm.of(PlaceForms::storedPoint, PlaceForms::point);

    private static final int IPV6_BYTES = 16;
    private static final int GROUPS = 8;
    private static final double LATITUDES = 180.0 / (1L << 32);
    private static final double LONGITUDES = 360.0 / (1L << 32);

    private PlaceForms() {}

    /** Those of version 4 are kept mapped into version 6. */
    private static JsonNode ip(FieldValue value) throws NotRebuilt {
        byte[] bytes = TextForms.bytes(value);
        if (bytes.length != IPV6_BYTES) {
            throw ValueForm.unexpected(value);
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean mapped = address.getAddress().length != IPV6_BYTES;
            return TextNode.valueOf(mapped ? address.getHostAddress() : ipv6(bytes));
        } catch (UnknownHostException e) {
            throw ValueForm.unexpected(value);
        }
    }

    /** The canonical text: the first longest run of zeros, if of two groups at least, is left out. */
    private static String ipv6(byte[] bytes) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(Integer.toHexString((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff)));
        }
        int begin = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                begin = i;
                length = end - i;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, begin)) + "::"
                        + String.join(":", groups.subList(begin + length, GROUPS));
    }

    private static JsonNode point(FieldValue value) throws NotRebuilt {
        long both = NumberForms.number(value);
        return point((int) (both >> 32) * LATITUDES, (int) both * LONGITUDES);
    }

    private static JsonNode storedPoint(FieldValue value) throws NotRebuilt {
        String[] both = TextForms.string(value).split(",", -1);
        if (both.length != 2) {
            throw ValueForm.unexpected(value);
        }
        try {
            return point(Double.parseDouble(both[0]), Double.parseDouble(both[1]));
        } catch (NumberFormatException e) {
            throw ValueForm.unexpected(value);
        }
    }

    private static JsonNode point(double latitude, double longitude) {
        return JsonNodeFactory.instance.objectNode().put("lat", latitude).put("lon", longitude);
    }
}
