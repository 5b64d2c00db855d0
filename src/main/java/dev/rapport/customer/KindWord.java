package dev.rapport.customer;

import dev.rapport.customer.NewCustomer.Kind;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How files say that a customer is a person, or an organisation. */
final class KindWord {

    static final List<String> OURS = List.of("person", "organisation");

    private static final Map<Kind, Set<String>> WORDS = Map.of(
            Kind.PERSON,
            Set.of(
                    "person",
                    "p",
                    "individual",
                    "private",
                    "private person",
                    "natural person",
                    "human",
                    "privat",
                    "privatperson",
                    "个人",
                    "自然人",
                    "个人客户",
                    "個人"),
            Kind.ORGANISATION,
            Set.of(
                    "organisation",
                    "organization",
                    "org",
                    "o",
                    "company",
                    "firm",
                    "business",
                    "enterprise",
                    "legal entity",
                    "firma",
                    "unternehmen",
                    "企业",
                    "公司",
                    "组织",
                    "机构",
                    "单位",
                    "企业客户",
                    "法人",
                    "企業"));

    private KindWord() {}

    static Optional<Kind> named(String word) {
        var folded = Normalizer.normalize(word, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(folded))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
