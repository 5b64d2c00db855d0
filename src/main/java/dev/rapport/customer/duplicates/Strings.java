package dev.rapport.customer.duplicates;

import java.util.Arrays;

/** How alike two texts are. */
final class Strings {

    private static final int LONGEST = 64;

    private Strings() {}

    /** Jaro's similarity, raised for a common beginning as Winkler does (0.1 for each of at most four characters); 0 to 1. */
    static double jaroWinkler(String one, String other) {
        if (one.equals(other)) return 1;
        var a = one.length() > LONGEST ? one.substring(0, LONGEST) : one;
        var b = other.length() > LONGEST ? other.substring(0, LONGEST) : other;
        if (a.isEmpty() || b.isEmpty()) return 0;
        var range = Math.max(Math.max(a.length(), b.length()) / 2 - 1, 0);
        var inA = 0L;
        var inB = 0L;
        for (var i = 0; i < a.length(); i++) {
            var last = Math.min(b.length() - 1, i + range);
            for (var j = Math.max(0, i - range); j <= last; j++) {
                if ((inB >>> j & 1) != 0 || a.charAt(i) != b.charAt(j)) continue;
                inA |= 1L << i;
                inB |= 1L << j;
                break;
            }
        }
        var common = Long.bitCount(inA);
        if (common == 0) return 0;
        var swapped = 0;
        for (int i = 0, j = 0; i < a.length(); i++) {
            if ((inA >>> i & 1) == 0) continue;
            while ((inB >>> j & 1) == 0) j++;
            if (a.charAt(i) != b.charAt(j++)) swapped++;
        }
        var jaro =
                ((double) common / a.length() + (double) common / b.length() + (common - swapped / 2.0) / common) / 3;
        var beginning = 0;
        var most = Math.min(4, Math.min(a.length(), b.length()));
        while (beginning < most && a.charAt(beginning) == b.charAt(beginning)) beginning++;
        return jaro + beginning * 0.1 * (1 - jaro);
    }

    /** Whether so many characters changed, added, left out or swapped with their neighbour make one of the other (OSA). */
    static boolean within(int most, String a, String b) {
        if (Math.abs(a.length() - b.length()) > most) return false;
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var now = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) last[j] = j;
        for (var i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    now[j] = Math.min(now[j], before[j - 2] + 1);
            }
            var oldest = before;
            before = last;
            last = now;
            now = oldest;
        }
        return last[b.length()] <= most;
    }

    /** Twice the pairs of neighbours that both have, by all they have (Dice); 0 to 1. */
    static double dice(String one, String other) {
        if (one.length() < 2 || other.length() < 2) return one.equals(other) ? 1 : 0;
        var a = pairs(one);
        var b = pairs(other);
        var common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) i++;
            else j++;
        }
        return 2.0 * common / (a.length + b.length);
    }

    static String sorted(String text) {
        var letters = text.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static int[] pairs(String text) {
        var pairs = new int[text.length() - 1];
        for (var i = 0; i < pairs.length; i++) pairs[i] = text.charAt(i) << 16 | text.charAt(i + 1);
        Arrays.sort(pairs);
        return pairs;
    }
}
