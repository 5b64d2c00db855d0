package dev.rapport.loyalty;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;

/** What points are given or spent for. */
public enum Occasion {
    PURCHASE,
    REFERRAL,
    SIGN_IN,
    REVIEW,
    BIRTHDAY,
    /** A member reacted to us in a group. */
    REACTION,
    /** Somebody of the house, or a till, said so. */
    HAND,
    /** What was there before there was a ledger. */
    CARRIED;

    /** Those that other systems may tell; purchases are told as purchases. */
    public static final List<Occasion> TOLD = List.of(REFERRAL, SIGN_IN, REVIEW, BIRTHDAY);

    /** As rules and programs call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refuses what is none of {@link #TOLD}. */
    public static Occasion told(String word) {
        return TOLD.stream()
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.unfit(
                        "points.no-such-occasion",
                        word,
                        String.join(", ", TOLD.stream().map(Occasion::word).toList())));
    }
}
