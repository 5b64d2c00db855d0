package dev.rapport.customer.duplicates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What agreement weighs (Fellegi and Sunter 1969): for each field and level the logarithm, to the base 2, of how much
 * likelier it is among customers who are one than among any two. A common name weighs less than a rare one.
 *
 * @param bits by field and level
 * @param prior the odds that any two customers are one, as such a logarithm
 * @param usual by field, how often two customers agree in it by chance
 * @param common by field, how often each frequent value occurs
 * @param rare how often a value occurs that is not among them
 */
record Model(double[][] bits, double prior, double[] usual, Map<Field, Map<String, Double>> common, double rare) {

    /** From here on two customers are the same, if what they agree in allows it. */
    static final double SAME_FROM = 3;

    /** From here on people should look; names of firms tell more of them apart than those of people do. */
    private static final double REVIEW_FROM = -1.2;

    private static final double REVIEW_FIRMS_FROM = -4.5;

    private static final double MOST_FOR_RARITY = 6;
    private static final double PRIOR = -16;

    /** Of a phone that somebody of another name has too; not learnt, since families are no pairs by chance. */
    static final double SHARED = 2;

    /** For as long as nothing was learnt: what such fields mostly weigh. */
    static Model untaught() {
        var bits = new double[Field.all().length][];
        bits[Field.FIRM.ordinal()] = new double[] {0, -5, 5, 10, 14};
        bits[Field.GIVEN.ordinal()] = new double[] {0, -4, 3, 6, 8};
        bits[Field.FAMILY.ordinal()] = new double[] {0, -4, 3, 6, 8};
        bits[Field.PHONE.ordinal()] = new double[] {0, -1, SHARED, SHARED, 14};
        bits[Field.EMAIL.ordinal()] = new double[] {0, -1, 5, 5, 15};
        bits[Field.IDENTITY.ordinal()] = new double[] {0, -2, 9, 9, 16};
        bits[Field.BIRTH.ordinal()] = new double[] {0, -4, 5, 5, 12};
        bits[Field.STREET.ordinal()] = new double[] {0, -1.5, 3, 6, 10};
        bits[Field.CITY.ordinal()] = new double[] {0, -2, 1, 2, 3};
        bits[Field.POSTCODE.ordinal()] = new double[] {0, -2, 3, 3, 7};
        bits[Field.REGION.ordinal()] = new double[] {0, -2, 0, 0, 1.5};
        return new Model(bits, PRIOR, new double[Field.all().length], new EnumMap<>(Field.class), 1);
    }

    double weight(long agreement, Known a, Known b) {
        var weight = prior;
        for (var field : Field.all()) weight += bits(field, Agreement.level(agreement, field), a, b);
        return weight;
    }

    Match match(Known a, Known b) {
        var agreement = Agreement.of(a, b);
        var weight = weight(agreement, a, b);
        return new Match(zone(weight, agreement), weight, Agreement.isSwapped(agreement), reasons(agreement, a, b));
    }

    static Zone zone(double weight, long agreement) {
        var isFirm = Agreement.level(agreement, Field.FIRM) != Level.UNKNOWN;
        if (weight < (isFirm ? REVIEW_FIRMS_FROM : REVIEW_FROM)) return Zone.DIFFERENT;
        return weight >= SAME_FROM && HardRule.allows(agreement) ? Zone.SAME : Zone.REVIEW;
    }

    private List<Reason> reasons(long agreement, Known a, Known b) {
        var reasons = new ArrayList<Reason>();
        for (var field : Field.all()) {
            var level = Agreement.level(agreement, field);
            if (level != Level.UNKNOWN) reasons.add(new Reason(field, level, bits(field, level, a, b)));
        }
        return List.copyOf(reasons);
    }

    private double bits(Field field, Level level, Known a, Known b) {
        var bits = this.bits[field.ordinal()][level.ordinal()];
        return level == Level.SAME ? bits + rarity(field, a, b) : bits;
    }

    private double rarity(Field field, Known a, Known b) {
        var known = common.get(field);
        if (known == null || usual[field.ordinal()] == 0) return 0;
        var often = known.getOrDefault(value(field, a), rare);
        var bits = log2(usual[field.ordinal()] / often);
        return Math.clamp(bits, -MOST_FOR_RARITY, MOST_FOR_RARITY);
    }

    /** What customers have in common by this field, where its being rare matters; empty where it does not. */
    static String value(Field field, Known customer) {
        return switch (field) {
            case GIVEN -> customer.name().given().text();
            case FAMILY -> customer.name().family().text();
            case CITY -> customer.city();
            case FIRM -> customer.firm().core();
            default -> "";
        };
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
