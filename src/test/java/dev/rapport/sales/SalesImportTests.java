package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowRejected;
import dev.rapport.imports.RowSets;
import dev.rapport.imports.SetImportKind;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SalesImportTests {

    private static final int MOST_STATEMENTS = 19;

    @Autowired
    LeadsKind leadsKind;

    @Autowired
    OpportunitiesKind opportunitiesKind;

    @Autowired
    ProductsKind productsKind;

    @Autowired
    Products products;

    @Autowired
    LeadQueries leads;

    @Autowired
    OpportunityQueries opportunities;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String external = UUID.randomUUID().toString();
    private Person agent;

    @BeforeEach
    void somebodySellsSomething() {
        agent = colleagues.join(null, Role.SALES);
        products.put("GTX Pro", "GTX", Money.of(BigDecimal.valueOf(4821), "USD"));
    }

    private void apply(ImportKind kind, Map<String, String> fields) {
        transaction.executeWithoutResult(row -> kind.apply(new ImportRow(2, fields, null), null));
    }

    private Map<String, String> deal(String stage) {
        var fields = new HashMap<>(Map.of(
                "opportunity_id", external, "sales_agent", agent.name(), "product", "GTXPro", "deal_stage", stage));
        if (!stage.equals("Prospecting")) fields.put("engage_date", "2016-10-25");
        if (stage.equals("Won") || stage.equals("Lost")) {
            fields.put("close_date", "2017-03-11");
            fields.put("close_value", stage.equals("Won") ? "4514" : "0");
        }
        return fields;
    }

    private Opportunity imported() {
        var id = jdbc.sql("select id from opportunity where external = :external")
                .param("external", external)
                .query(UUID.class)
                .single();
        return opportunities.get(id.toString());
    }

    private int messages(Opportunity opportunity) {
        return jdbc.sql("select count(*) from engine_message where subject_id = :subject")
                .param("subject", opportunity.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void knowsAProductInAnotherSpelling() {
        apply(opportunitiesKind, deal("Won"));
        assertThat(products.get(java.util.Objects.requireNonNull(imported().product()))
                        .name())
                .isEqualTo("GTX Pro");
    }

    @Test
    void keepsClosedOpportunitiesAsHistoryWithoutAProcess() {
        apply(opportunitiesKind, deal("Won"));
        assertThat(imported().state()).isInstanceOf(OpportunityState.Won.class);
        assertThat(imported().amount()).isEqualTo(Money.of(BigDecimal.valueOf(4514), "USD"));
        assertThat(messages(imported())).isZero();
    }

    @Test
    void runsOpenOpportunitiesFromTheirStage() {
        apply(opportunitiesKind, deal("Engaging"));
        assertThat(imported().state().stage()).isEqualTo(Stage.QUALIFICATION);
        assertThat(imported().amount()).isEqualTo(Money.of(BigDecimal.valueOf(4821), "USD"));
        assertThat(messages(imported())).isEqualTo(1);
    }

    @Test
    void doesNotDoubleWhatIsImportedTwice() {
        apply(opportunitiesKind, deal("Prospecting"));
        apply(opportunitiesKind, deal("Prospecting"));
        assertThat(messages(imported())).isEqualTo(1);
    }

    @Test
    void anOpenOrLostDealKeepsTheAmountOfTheFile() {
        var fields = deal("Engaging");
        fields.put("close_value", "777");
        apply(opportunitiesKind, fields);
        assertThat(imported().amount().amount()).isEqualByComparingTo("777");
    }

    @Test
    void aKnownDealStaysAsItIsAndTheFileThatSaysOtherwiseIsToldSo() {
        apply(opportunitiesKind, deal("Engaging"));
        assertThat(told(deal("Engaging"))).isEmpty();
        assertThat(told(deal("Won"))).isPresent();
        assertThat(imported().state().stage()).isEqualTo(Stage.QUALIFICATION);
    }

    private Optional<RowNote> told(Map<String, String> fields) {
        return transaction.execute(row -> opportunitiesKind.applyTelling(new ImportRow(2, fields, null), null));
    }

    @Test
    void rejectsAnAgentWhoIsNoColleague() {
        var fields = deal("Won");
        fields.put("sales_agent", "Nobody " + external);
        assertThatThrownBy(() -> apply(opportunitiesKind, fields)).isInstanceOf(RowRejected.class);
    }

    @Test
    void rejectsADealClosedBeforeItWasOpened() {
        var fields = deal("Won");
        fields.put("close_date", "2016-01-01");
        assertThatThrownBy(() -> apply(opportunitiesKind, fields)).isInstanceOf(RowRejected.class);
    }

    @Test
    void rejectsAnAmountThatIsNoneOrCouldBeTwo() {
        for (var amount : List.of("1e999999999", "1.500", "1,500", "-3")) {
            var fields = deal("Won");
            fields.put("close_value", amount);
            assertThatThrownBy(() -> apply(opportunitiesKind, fields))
                    .as(amount)
                    .isInstanceOf(RowRejected.class);
        }
    }

    @Test
    void aPriceBelowNothingIsToldAsSuch() {
        assertThatThrownBy(() -> apply(productsKind, Map.of("product", "Below " + external, "sales_price", "-5")))
                .isInstanceOf(RowRejected.class)
                .hasMessage("sales.negative-cell");
    }

    @Test
    void keepsWhatStaffNotedAfterContactAwayFromTheScore() {
        apply(
                leadsKind,
                Map.of(
                        "Prospect ID", external,
                        "Lead Number", "660069",
                        "Lead Source", "Google",
                        "City", "Select",
                        "TotalVisits", "6",
                        "Tags", "Ringing",
                        "Lead Quality", "Might be",
                        "Converted", "1"));
        var id = jdbc.sql("select id from lead where external = :external and known_outcome")
                .param("external", external)
                .query(UUID.class)
                .single();
        var lead = leads.get(id.toString());
        assertThat(lead.origin().facts()).containsExactly(Map.entry("visits", "6"));
        assertThat(lead.origin().city()).isNull();
    }

    @Test
    void readsLeadsWithPlainColumns() {
        apply(leadsKind, Map.of("name", "Zhang Min", "phone", "138 1234 5678", "company", "华为", "external", external));
        var row = leads.list(new LeadFilter("华为", null, null, null), 50, null);
        assertThat(row.items()).extracting(LeadRow::name).contains("Zhang Min");
    }

    @Test
    void rejectsALeadWithAPhoneNobodyCanDial() {
        assertThatThrownBy(() -> apply(leadsKind, Map.of("name", "Zhang Min", "phone", "12")))
                .isInstanceOf(Refused.class);
    }

    private String lead(Map<String, String> fields, boolean takeKnown) {
        var note = transaction.execute(row -> leadsKind.applyTelling(new ImportRow(2, fields, null, takeKnown), null));
        return note.filter(RowNote::known).map(RowNote::key).orElse("taken");
    }

    private int leadsOf(String source) {
        return jdbc.sql("select count(*) from lead where source = :source")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    @Test
    void theSameRowDoublesNoLeadUnlessItIsWanted() {
        var row = Map.of("name", "Zhang Min", "source", external);
        assertThat(lead(row, false)).isEqualTo("taken");
        assertThat(lead(row, false)).isEqualTo("import.note.lead-known");
        assertThat(leadsOf(external)).isEqualTo(1);
        assertThat(lead(row, true)).isEqualTo("taken");
        assertThat(leadsOf(external)).isEqualTo(2);
    }

    @Test
    void givenAndFamilyNamesMakeAName() {
        apply(leadsKind, Map.of("first_name", "Anna", "last_name", "Schmidt", "external", external));
        apply(leadsKind, Map.of("first_name", "小红", "last_name", "王", "external", external + "-2"));
        for (var name : List.of("Anna Schmidt", "王小红"))
            assertThat(leads.list(new LeadFilter(name, null, null, null), 50, null)
                            .items())
                    .extracting(LeadRow::name)
                    .contains(name);
    }

    @Test
    void aLeadStillOpenIsKnownByNameContactAndSource() {
        var email = external + "@example.com";
        var row = Map.of("name", "Zhang Min", "email", email, "source", external);
        assertThat(lead(row, false)).isEqualTo("taken");
        var again = Map.of("name", "ZHANG  MIN", "email", email, "source", external, "city", "Bern");
        assertThat(lead(again, false)).isEqualTo("import.note.lead-known");
        assertThat(lead(Map.of("name", "Li Wei", "email", email, "source", external), false))
                .isEqualTo("taken");
        jdbc.sql("""
                        with discarded as (
                            update lead
                            set status = 'DISCARDED'
                            where source = :source
                            returning id
                        )
                        update subject
                        set state = 'LeadStatus.DISCARDED', closed_at = now()
                        where id in (select id from discarded)
                        """).param("source", external).update();
        assertThat(lead(again, false)).isEqualTo("taken");
    }

    @Test
    void aNumberElsewhereWithANameNeedsNothingElse() {
        assertThat(lead(Map.of("Prospect ID", external, "name", "Zhang Min", "source", external), false))
                .isEqualTo("taken");
        assertThat(lead(Map.of("Prospect ID", external, "name", "Zhang Min", "source", external), false))
                .isEqualTo("import.note.lead-known");
    }

    @Test
    void aRowThatTellsNothingOfAnybodyIsRefused() {
        assertThatThrownBy(() -> apply(leadsKind, Map.of("city", "Bern", "source", external)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sales.lead-says-nothing"));
        apply(leadsKind, Map.of("email", external + "@example.com", "source", external));
        assertThat(leadsOf(external)).isEqualTo(1);
    }

    @Test
    void aDealFindsItsAccountInAnotherCaseAndDoesNotGuessBetweenTwo() {
        var name = "NewTest " + external + " GmbH";
        customers.add(new NewCustomer(NewCustomer.Kind.ORGANISATION, name, name, null, null, List.of(), Map.of()));
        var fields = deal("Won");
        fields.put("account", name.toLowerCase(java.util.Locale.ROOT));
        apply(opportunitiesKind, fields);
        assertThat(firms(name)).isEqualTo(1);

        customers.add(new NewCustomer(
                NewCustomer.Kind.ORGANISATION,
                name.toUpperCase(java.util.Locale.ROOT),
                "other " + name,
                null,
                null,
                List.of(),
                Map.of()));
        fields.put("opportunity_id", external + "-2");
        fields.put("account", name.toLowerCase(java.util.Locale.ROOT));
        assertThatThrownBy(() -> apply(opportunitiesKind, fields))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("sales.account-ambiguous"));
    }

    private int firms(String name) {
        return jdbc.sql("select count(*) from customer where lower(name) = lower(:name)")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    @Test
    void changesThePriceOfAProductThatIsImportedAgain() {
        var name = "Thing " + external;
        apply(productsKind, Map.of("product", name, "sales_price", "10"));
        apply(productsKind, Map.of("product", name, "sales_price", "12", "currency", "EUR"));
        assertThat(products.named(name).orElseThrow().price()).isEqualTo(Money.of(BigDecimal.valueOf(12), "EUR"));
    }

    private List<String> statements(SetImportKind<?> kind, int count, IntFunction<Map<String, String>> fields) {
        var rows = IntStream.range(0, count)
                .mapToObj(i -> new ImportRow(i + 2, fields.apply(i), null))
                .toList();
        return RowSets.statements(transaction, kind, rows, null);
    }

    private Map<String, String> deal(int place, String mark) {
        var fields = new HashMap<>(
                deal(List.of("Prospecting", "Engaging", "Won", "Lost").get(place % 4)));
        fields.put("opportunity_id", external + mark + place);
        fields.put("account", external + " " + place % 2);
        return fields;
    }

    @Test
    void manyOpportunitiesAskTheDatabaseNoMoreThanAFew() {
        statements(opportunitiesKind, 4, i -> deal(i, "first"));
        var few = statements(opportunitiesKind, 4, i -> deal(i, "few"));
        var many = statements(opportunitiesKind, 100, i -> deal(i, "many"));

        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(MOST_STATEMENTS);
        assertThat(jdbc.sql("select count(*) from opportunity where external like :mark")
                        .param("mark", external + "many%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void oneFirmOfManyNewOpportunitiesIsAddedOnce() {
        statements(opportunitiesKind, 8, i -> deal(i, "new"));

        assertThat(customers.firmsNamed(external + " 0")).hasSize(1);
        assertThat(customers.firmsNamed(external + " 1")).hasSize(1);
    }

    @Test
    void manyLeadsAskTheDatabaseNoMoreThanAFew() {
        IntFunction<Map<String, String>> known =
                i -> Map.of("name", "Zhang " + i, "source", external, "email", i + external + "@example.com");
        statements(leadsKind, 1, known);
        statements(leadsKind, 1, i -> known.apply(1));
        var few = statements(leadsKind, 3, i -> known.apply(i + 10));
        var many = statements(leadsKind, 100, i -> known.apply(i + 20));

        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(MOST_STATEMENTS);
        assertThat(leadsOf(external)).isEqualTo(105);
    }

    @Test
    void ofTwoRowsOfOneFileThatAreTheSameLeadOneIsTaken() {
        var email = external + "@example.com";
        statements(
                leadsKind,
                2,
                i -> Map.of("name", i == 0 ? "Zhang Min" : "ZHANG  MIN", "email", email, "source", external));
        assertThat(leadsOf(external)).isEqualTo(1);
    }
}
