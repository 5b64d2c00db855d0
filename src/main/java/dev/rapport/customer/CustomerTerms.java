package dev.rapport.customer;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a customer is served; service-level policies look at it.
 *
 * @param language in which the customer is served, such as zh
 * @param contract key of the contract that the customer has with us, such as premium-2026
 */
public record CustomerTerms(
        String tier, @Nullable String language, @Nullable String contract) {

    /** Of whom nothing else is said. */
    static final CustomerTerms USUAL = new CustomerTerms(CustomerCard.STANDARD, null, null);

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final int LONGEST = 200;

    public CustomerTerms {
        tier = tier.strip();
        language = stripped(language);
        contract = stripped(contract);
        if (tier.isEmpty()) throw Refused.invalid("customer.tier-missing");
        if (tier.length() > LONGEST || contract != null && contract.length() > LONGEST)
            throw Refused.invalid("customer.value-too-long", LONGEST);
        if (language != null && !isLanguage(language)) throw Refused.invalid("customer.bad-language", language);
    }

    static boolean isLanguage(String said) {
        return LANGUAGE.matcher(said.strip()).matches();
    }

    /** What somebody who replaces them must have read. */
    public Revision revision() {
        return Revision.of(tier, language, contract);
    }

    CustomerTerms in(String otherTier) {
        return new CustomerTerms(otherTier, language, contract);
    }

    /** Tier, language or contract by its name. */
    @Nullable
    String word(String name) {
        return switch (name) {
            case "tier" -> tier;
            case "language" -> language;
            default -> contract;
        };
    }

    CustomerTerms with(String name, @Nullable String word) {
        return switch (name) {
            case "tier" -> in(word == null ? CustomerCard.STANDARD : word);
            case "language" -> new CustomerTerms(tier, word, contract);
            default -> new CustomerTerms(tier, language, word);
        };
    }

    /** As it is kept when somebody writes it anew. */
    CustomerTerms clean() {
        return new CustomerTerms(CleanText.line(tier), language, CleanText.lineOrNull(contract));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
