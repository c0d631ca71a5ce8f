package dev.runyard.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, written as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or, for one alone, {@code 192.0.2.7}.
 *
 * @param first the lowest address
 * @param length how many bits all of them share
 */
public record IpRange(InetAddress first, int length) {
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST = 50;

    public IpRange {
        if (length < 0 || length > bits(first)) {
            throw new IllegalArgumentException("A range of " + first.getHostAddress() + " has no length " + length);
        }
    }

    /** Returns the range of one address. */
    public static IpRange of(InetAddress address) {
        return new IpRange(address, bits(address));
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException with what is wrong, to stand behind the name of a list, when it is none
     */
    @JsonCreator
    public static IpRange of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || text.length() > LONGEST) {
            throw none(text);
        }
        InetAddress address = address(parts[0], text);
        IpRange range = parts.length == 1 ? of(address) : new IpRange(address, length(parts[1], address, text));
        if (!range.startsAtItsFirst()) {
            throw new IllegalArgumentException(
                    "has \"" + text + "\": behind the first " + range.length + " bits there must be nothing but zeros");
        }
        return range;
    }

    private static InetAddress address(String part, String text) {
        if (!FOUR.matcher(part).matches() && !SIX.matcher(part).matches()) {
            throw none(text);
        }
        try {
            return InetAddress.getByAddress(InetAddress.ofLiteral(part).getAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw none(text);
        }
    }

    private static int length(String part, InetAddress address, String text) {
        int length = part.matches("\\d{1,3}") ? Integer.parseInt(part) : -1;
        if (length < 0 || length > bits(address)) {
            throw none(text);
        }
        return length;
    }

    private static IllegalArgumentException none(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new IllegalArgumentException(
                "has \"" + shown + "\": each must be an IP address or a range such as 10.0.0.0/8 or 2001:db8::/32");
    }

    private boolean startsAtItsFirst() {
        byte[] address = first.getAddress();
        for (int bit = length; bit < address.length * 8; bit++) {
            if ((address[bit / 8] & 0x80 >> bit % 8) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * 8;
    }

    public boolean isFour() {
        return first instanceof Inet4Address;
    }

    /** Tells whether it is one address alone. */
    public boolean isSingle() {
        return length == bits(first);
    }

    @JsonValue
    @Override
    public String toString() {
        return first.getHostAddress() + (isSingle() ? "" : "/" + length);
    }
}
