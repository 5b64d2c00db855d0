package dev.rapport.rules;

/** A rulebook kept firing far beyond what its facts could call for, and was stopped. Nothing was decided. */
public class RulebookRanAway extends RuntimeException {

    RulebookRanAway(String rulebook, int version) {
        super("Rulebook %s version %d was stopped because it did not come to an end".formatted(rulebook, version));
    }
}
