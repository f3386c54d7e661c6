package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigInteger;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.FieldValue.Real;
import org.osmigrate.lucene.FieldValue.Text;
import org.osmigrate.lucene.FieldValue.Whole;

/** Numbers and booleans. Doc values have floating-point numbers as whole ones of the same order. */
final class NumberForms {

    static final ValueForm WHOLE = ValueForm.of(NumberForms::whole, NumberForms::whole);
    static final ValueForm FLOAT = ValueForm.of(
            NumberForms::single, value -> FloatNode.valueOf(Float.intBitsToFloat(unsorted((int) number(value)))));
    static final ValueForm DOUBLE = ValueForm.of(
            NumberForms::real, value -> DoubleNode.valueOf(Double.longBitsToDouble(unsorted(number(value)))));
    static final ValueForm HALF_FLOAT = ValueForm.of(
            NumberForms::single, value -> FloatNode.valueOf(Float.float16ToFloat(unsorted((short) number(value)))));
    static final ValueForm BOOLEAN = ValueForm.of(NumberForms::storedBoolean, NumberForms::bool);

    private NumberForms() {}

    static ValueForm scaled(double factor) {
        ValueForm.Reading reading = value -> DoubleNode.valueOf(number(value) / factor);
        return ValueForm.of(reading, reading);
    }

    /** {@code shifted}: doc values are moved down by half of the range, so that they sort as signed numbers. */
    static ValueForm unsigned(boolean shifted) {
        return ValueForm.of(
                NumberForms::storedUnsigned,
                value -> unsigned(shifted ? number(value) ^ Long.MIN_VALUE : number(value)));
    }

    static long number(FieldValue value) throws NotRebuilt {
        if (value instanceof Whole whole) {
            return whole.value();
        }
        throw ValueForm.unexpected(value);
    }

    private static JsonNode whole(FieldValue value) throws NotRebuilt {
        return LongNode.valueOf(number(value));
    }

    private static JsonNode single(FieldValue value) throws NotRebuilt {
        if (value instanceof Real real) {
            return FloatNode.valueOf((float) real.value());
        }
        throw ValueForm.unexpected(value);
    }

    private static JsonNode real(FieldValue value) throws NotRebuilt {
        if (value instanceof Real real) {
            return DoubleNode.valueOf(real.value());
        }
        throw ValueForm.unexpected(value);
    }

    private static int unsorted(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static long unsorted(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static short unsorted(short bits) {
        return (short) (bits ^ ((bits >> 15) & Short.MAX_VALUE));
    }

    private static JsonNode storedBoolean(FieldValue value) throws NotRebuilt {
        return switch (value) {
            case Text(String text) when text.equals("T") -> BooleanNode.TRUE;
            case Text(String text) when text.equals("F") -> BooleanNode.FALSE;
            default -> throw ValueForm.unexpected(value);
        };
    }

    private static JsonNode bool(FieldValue value) throws NotRebuilt {
        return BooleanNode.valueOf(number(value) == 1);
    }

    private static JsonNode storedUnsigned(FieldValue value) throws NotRebuilt {
        if (value instanceof Text(String text) && text.matches("\\d{1,20}")) {
            return BigIntegerNode.valueOf(new BigInteger(text));
        }
        throw ValueForm.unexpected(value);
    }

    private static JsonNode unsigned(long bits) {
        return BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(bits)));
    }
}
