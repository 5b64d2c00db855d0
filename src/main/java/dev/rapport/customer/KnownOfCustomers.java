package dev.rapport.customer;

import static dev.rapport.platform.CustomerFact.ofCustomer;
import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Standing;
import dev.rapport.access.Team;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.customer.fields.FactFields;
import dev.rapport.customer.membership.KnownLevels;
import dev.rapport.platform.AllCustomers;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** By what of their profiles, words and purchases customers can be brought together in segments. */
@Component
class KnownOfCustomers implements CustomerFacts {

    private static final String FACTS_ONE_BY_ONE =
            "customer_fact cross join lateral unnest(string_to_array(customer_fact.value, '; ')) as one (said)";

    /** These two as the index says them by which days are found. */
    private static final String IS_DAY = "customer_fact.value ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$'";

    private static final String DAY = "case when " + IS_DAY + """
         then make_date(cast(left(customer_fact.value, 4) as integer), cast(substr(customer_fact.value, 6, 2) as integer), 1)
            + cast(right(customer_fact.value, 2) as integer) - 1 end\
        """;

    private static final String MONTH_AND_DAY = "right(customer_fact.value, 5)";

    private static final String TABLE = "customer";
    private static final int MOST_PRODUCTS = 300;

    private final FactFields fields;
    private final KnownLevels levels;
    private final Tiers tiers;
    private final Tags tags;
    private final Staff staff;
    private final ObjectProvider<OfferedProducts> products;
    private final Texts texts;
    private final FactWords words;

    KnownOfCustomers(
            FactFields fields,
            KnownLevels levels,
            Tiers tiers,
            Tags tags,
            Staff staff,
            ObjectProvider<OfferedProducts> products,
            Texts texts) {
        this.fields = fields;
        this.levels = levels;
        this.tiers = tiers;
        this.tags = tags;
        this.staff = staff;
        this.products = products;
        this.texts = texts;
        words = new FactWords(texts);
    }

    @Bean
    static AllCustomers allCustomers() {
        return new AllCustomers(TABLE, "customer.id", "customer.erased_at is null");
    }

    @Override
    public List<CustomerFact> all() {
        return Stream.of(profile(), told().toList(), allowed(), bought())
                .flatMap(List::stream)
                .toList();
    }

    private CustomerFact own(String name, Type type) {
        return ofCustomer(name, type, words.called(name), TABLE);
    }

    private CustomerFact rows(String name, Type type, String table) {
        return ofRows(name, type, words.called(name), table, table + ".customer_id", table);
    }

    private List<CustomerFact> profile() {
        return List.of(
                own("kind", Type.CHOICE).choice("customer.kind", words.constants(NewCustomer.Kind.class)),
                own("stage", Type.CHOICE).choice("customer.lifecycle", words.constants(Lifecycle.class)),
                own("tier", Type.CHOICE).choice("customer.tier", locale -> FactWords.themselves(tiers.all())),
                own("language", Type.CHOICE)
                        .choice("customer.language", locale -> FactWords.themselves(List.of("en", "zh")))
                        .open(),
                own("owner", Type.CHOICE).choice("cast(customer.owner_id as text)", locale -> owners()),
                own("team", Type.CHOICE).choice("customer.team", this::teams),
                own("since", Type.DAY).at("customer.created_at"),
                own("do-not-contact", Type.FLAG).only("customer.do_not_contact"),
                rows("tag", Type.CHOICE, "customer_tag")
                        .choice("customer_tag.word", locale -> FactWords.themselves(tags.inUse()))
                        .open()
                        .until("customer_tag.expires_at"),
                rows("identity", Type.CHOICE, "social_identity")
                        .choice("social_identity.channel", words.channels())
                        .open(),
                rows("reached-by", Type.CHOICE, "contact_point")
                        .choice("contact_point.kind", words.keys("fact.reached-by.", List.of("PHONE", "EMAIL")))
                        .only("contact_point.do_not_use is null")
                        .until("(contact_point.valid_until + 1)"),
                rows("membership", Type.CHOICE, "membership")
                        .choice("membership.level", this::levels)
                        .only("membership.ended_on is null and membership.stands_back_for is null")
                        .from("membership.since")
                        .until("(membership.valid_until + 1)"));
    }

    private Map<String, String> owners() {
        var owners = new LinkedHashMap<String, String>();
        staff.having(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER)
                .forEach((id, name) -> owners.put(id.toString(), name));
        return owners;
    }

    private Map<String, String> teams(Locale locale) {
        var teams = new LinkedHashMap<String, String>();
        for (Team team : staff.activeTeams()) teams.put(team.key(), team.name(locale));
        return teams;
    }

    private Map<String, String> levels(Locale locale) {
        var said = new LinkedHashMap<String, String>();
        levels.inUse().forEach(level -> said.put(level.word(), level.label(locale)));
        return said;
    }

    /** What profiles tell besides, by the fields that there are today. */
    private Stream<CustomerFact> told() {
        var added = fields.added();
        var known = FactField.KNOWN.stream()
                .filter(own -> added.stream().noneMatch(other -> other.name().equals(own.name())));
        return Stream.concat(known, added.stream()).map(this::told);
    }

    private CustomerFact told(FactField field) {
        var isSeveral = field.format() == Format.CHOICES;
        var fact = ofRows(
                        "field." + field.name(),
                        type(field.format()),
                        locale -> texts.get(locale, "fact.field", fields.label(field.name(), locale)),
                        isSeveral ? FACTS_ONE_BY_ONE : "customer_fact",
                        "customer_fact.customer_id",
                        "customer_fact")
                .only("customer_fact.name = {given}")
                .given(field.name())
                .seenIf(() -> isShown(field.name()));
        if (field.name().equals(FactField.BIRTHDAY.name())) fact.yearly(MONTH_AND_DAY);
        return switch (type(field.format())) {
            case CHOICE ->
                fact.choice(
                        isSeveral ? "one.said" : "customer_fact.value",
                        locale -> FactWords.said(
                                field.words(), locale, (word, reader) -> fields.said(field.name(), word, reader)));
            case NUMBER -> fact.value("""
                case when customer_fact.value ~ '^-?[0-9]{1,18}(\\.[0-9]{1,6})?$' \
                then cast(customer_fact.value as numeric) end\
                """);
            case DAY -> fact.only("customer_fact.name = {given} and " + IS_DAY).at(DAY);
            default -> fact.value("customer_fact.value");
        };
    }

    private boolean isShown(String field) {
        return !Objects.equals(
                fields.shown(Map.of(field, FactField.YES), Standing.OTHER).get(field), FactFields.HIDDEN);
    }

    private static Type type(Format format) {
        return switch (format) {
            case YEAR, COUNT, NUMBER -> Type.NUMBER;
            case DAY -> Type.DAY;
            case CHOICE, CHOICES, YES_NO -> Type.CHOICE;
            case TEXT, KIND -> Type.TEXT;
        };
    }

    private List<CustomerFact> allowed() {
        var what = "customer_consent.purpose || ':' || customer_consent.channel";
        return List.of(
                rows("consent", Type.CHOICE, "customer_consent")
                        .choice(what, this::consents)
                        .only("customer_consent.granted and (customer_consent.address is null or "
                                + ConfirmedAddresses.isTheirs("customer_consent", "current_date") + ")")
                        .until("customer_consent.expires_at"),
                rows("refusal", Type.CHOICE, "customer_consent")
                        .choice(what, this::consents)
                        .only("not customer_consent.granted"));
    }

    private Map<String, String> consents(Locale locale) {
        var said = new LinkedHashMap<String, String>();
        for (var purpose : Purpose.values()) {
            var called = texts.get(locale, "word.Purpose." + purpose);
            if (!purpose.hasChannel()) said.put(purpose.word() + ":" + ConsentStatement.ALL, called);
            else
                for (var channel : Channel.ofPeople())
                    said.put(
                            purpose.word() + ":" + channel.word(),
                            called + " · " + texts.get(locale, "word.channel." + channel.word()));
        }
        return said;
    }

    private List<CustomerFact> bought() {
        return List.of(
                rows("purchases", Type.COUNT, "purchase").at("purchase.day"),
                rows("purchase-last", Type.DAY, "purchase").at("purchase.day"),
                rows("purchase-total", Type.NUMBER, "purchase_total")
                        .value("(purchase_total.amount - purchase_total.returned)")
                        .zeroWithout()
                        .choice("purchase_total.currency", locale -> FactWords.themselves(List.of("CNY", "EUR", "USD")))
                        .open(),
                ofRows(
                                "purchases-of",
                                Type.COUNT,
                                words.called("purchases-of"),
                                "purchase join purchase_line on purchase_line.purchase_id = purchase.id",
                                "purchase.customer_id",
                                "purchase")
                        .at("purchase.day")
                        .choice("purchase_line.product", locale -> products())
                        .open()
                        .counted("distinct purchase.id"),
                rows("uses", Type.CHOICE, "used_product")
                        .choice("used_product.product", locale -> products())
                        .open(),
                rows("warranty-ends", Type.DAY, "used_product").at("used_product.warranty_until"),
                rows("interest", Type.CHOICE, "customer_need")
                        .choice("customer_need.interest", locale -> products())
                        .open());
    }

    private Map<String, String> products() {
        return products.stream()
                .findFirst()
                .map(offered -> FactWords.themselves(offered.names(MOST_PRODUCTS)))
                .orElse(Map.of());
    }
}
