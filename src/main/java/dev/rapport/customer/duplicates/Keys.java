package dev.rapport.customer.duplicates;

import java.util.Arrays;

/** What customers must have in common to be compared at all: at least one of these keys. */
final class Keys {

    private static final int MOST = 24;
    private static final int START_OF_A_FIRM = 6;
    private static final int SHORTEST_STREET = 8;
    private static final int START_OF_A_STREET = 12;
    private static final int SHORTEST_IDENTITY = 6;

    private final long[] found = new long[MOST];
    private int count;

    private Keys() {}

    /** In their order, each once. */
    static long[] of(Known customer) {
        var keys = new Keys();
        for (var phone : customer.phones()) keys.add(BlockingRule.PHONE, phone);
        for (var email : customer.emails()) keys.add(BlockingRule.EMAIL, email);
        for (var name : customer.mailNames()) keys.add(BlockingRule.MAIL_NAME, name);
        for (var identity : customer.identities()) keys.identity(identity);
        if (!customer.birth().isEmpty() && !customer.isFirm()) keys.add(BlockingRule.BIRTH, customer.birth());
        var place = customer.postcode().isEmpty() ? customer.city() : customer.postcode();
        if (customer.isFirm()) keys.firm(customer.firm());
        else keys.person(customer.name(), place);
        var street = customer.street();
        if (street.length() >= SHORTEST_STREET)
            keys.add(BlockingRule.STREET, street.substring(0, Math.min(START_OF_A_STREET, street.length())));
        return keys.all();
    }

    /** As a whole, and its halves: a slip leaves one of them as it was. */
    private void identity(String identity) {
        add(BlockingRule.IDENTITY, identity);
        var id = identity.substring(identity.indexOf(' ') + 1);
        if (id.length() < SHORTEST_IDENTITY) return;
        var platform = identity.substring(0, identity.length() - id.length());
        add(BlockingRule.HALF_IDENTITY, platform + id.substring(0, id.length() / 2) + "…");
        add(BlockingRule.HALF_IDENTITY, platform + "…" + id.substring((id.length() + 1) / 2));
    }

    private void firm(FirmName name) {
        if (name.core().isEmpty()) return;
        add(BlockingRule.NAME_SOUND, name.sound());
        add(BlockingRule.FIRM_LETTERS, name.letters());
        add(
                BlockingRule.FIRM_START,
                name.sound().substring(0, Math.min(START_OF_A_FIRM, name.sound().length())));
        if (Han.isIn(name.core()))
            add(
                    BlockingRule.FIRM_START,
                    Han.sound(name.core().substring(0, Math.min(2, name.core().length()))));
    }

    private void person(PersonName name, String place) {
        var given = name.given().sound();
        var family = name.family().sound();
        if (!given.isEmpty() && !family.isEmpty()) {
            add(BlockingRule.NAME_SOUND, inOrder(given, family));
            add(BlockingRule.NAME_SKETCH, inOrder(sketch(given), sketch(family)));
        }
        if (place.isEmpty()) return;
        if (!family.isEmpty()) add(BlockingRule.FAMILY_AND_PLACE, family + "|" + place);
        if (!given.isEmpty()) add(BlockingRule.GIVEN_AND_PLACE, given + "|" + place);
    }

    private static String inOrder(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    /** Soundex, shorter: the first letter and the classes of the next two consonants. */
    private static String sketch(String word) {
        var sketch = new StringBuilder().append(word.charAt(0));
        var last = consonant(word.charAt(0));
        for (var i = 1; i < word.length() && sketch.length() < 4; i++) {
            var now = consonant(word.charAt(i));
            if (now != '0' && now != last) sketch.append(now);
            last = now;
        }
        return sketch.toString();
    }

    private static char consonant(char letter) {
        return switch (letter) {
            case 'b', 'f', 'p', 'v' -> '1';
            case 'c', 'g', 'j', 'k', 'q', 's', 'x', 'z' -> '2';
            case 'd', 't' -> '3';
            case 'l' -> '4';
            case 'm', 'n' -> '5';
            case 'r' -> '6';
            default -> '0';
        };
    }

    private void add(BlockingRule rule, String text) {
        add(rule, Known.hash(text));
    }

    private void add(BlockingRule rule, long hash) {
        if (count < MOST) found[count++] = rule.key(mixed(hash));
    }

    /** All bits of the hash matter for each bit of the key. */
    private static long mixed(long hash) {
        var mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    private long[] all() {
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }
}
