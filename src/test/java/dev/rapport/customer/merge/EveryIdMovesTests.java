package dev.rapport.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Consents;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Tags;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No table keeps the id of a customer that became one with another, but for those that say why. */
@DatabaseTest
class EveryIdMovesTests {

    /** Columns whose names sound like customers, or that refer to them, and why they stay. */
    private static final Map<String, String> STAY = Map.of(
            "customer_merge.survivor_id", "tells which became one with which",
            "customer_merge.gone_id", "tells which became one with which",
            "customer_alias.old_id", "leads old ids on",
            "customer_print.customer_id", "waits beside the customer's own row",
            "duplicate_due.customer_id", "is read once, and who is not there any more is left out",
            "quality_due.customer_id", "is read once, and who is not there any more is left out",
            "judgement_due.customer_id", "is read once, and who is not there any more is left out",
            "segment_due.customer_id", "is read once, and who is not there any more is in no segment");

    /** Tables in which an old id may be found, and why. */
    private static final Map<String, String> KEEP = Map.ofEntries(
            Map.entry("customer_merge", "tells which became one with which"),
            Map.entry("customer_alias", "leads old ids on"),
            Map.entry("merge_move", "waits for the merge to be undone"),
            Map.entry("trail", "is never changed; the story is read under all ids"),
            Map.entry("clock_recomputation", "tells what was computed again"),
            Map.entry("kept_answer", "is forgotten after a day; ids in it lead on"),
            Map.entry("notice", "tells what a person was told; ids in it lead on"),
            Map.entry("duplicate_pair", "keeps what people decided, in case the customer comes back"),
            Map.entry("duplicate_due", "is read once, and who is not there any more is left out"),
            Map.entry("quality_due", "is read once, and who is not there any more is left out"),
            Map.entry("judgement_due", "is read once, and who is not there any more is left out"),
            Map.entry("segment_due", "is read once, and who is not there any more is in no segment"));

    /** What a customer's own row has besides what is chosen between two, and where it comes from. */
    private static final Set<String> OWN = Set.of(
            "id",
            "external",
            "created_at",
            "version",
            "do_not_contact",
            "terms_by",
            "erased_at",
            "terms_at",
            "search_key",
            "search_grams",
            "import_id");

    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    EveryIdMovesTests(@Autowired ApplicationEventPublisher events, @Autowired JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    @Autowired
    Merges merges;

    @Autowired
    Comparisons comparisons;

    @Autowired
    Texts texts;

    @Autowired
    Colleagues colleagues;

    private World.Means means;

    @Autowired
    void means(
            Customers customers,
            Consents consents,
            Tags tags,
            TicketDesk tickets,
            LeadIntake leads,
            OpportunityIntake opportunities,
            MemberDesk members,
            OwnerMoves owners,
            TransactionTemplate transactions) {
        means = new World.Means(
                customers, consents, tags, tickets, leads, opportunities, members, owners, jdbc, events, transactions);
    }

    @Test
    void everyColumnWithCustomersIdsMovesOrSaysWhyNot() {
        var moved = new TreeSet<String>();
        tables().forEach(table -> moved.add(table.table() + "." + table.column()));
        Attributes.ALL.forEach(table -> moved.add(table.table() + "." + table.column()));
        moved.add(MergedOverrides.TABLE.table() + "." + MergedOverrides.TABLE.column());
        var columns = jdbc.sql("""
                        select table_name || '.' || column_name
                        from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public'
                            and table_type = 'BASE TABLE'
                            and data_type = 'uuid'
                            and (column_name like '%customer%' or column_name like 'survivor%' or column_name like 'gone%')
                        union
                        select cast(cast(conrelid as regclass) as text) || '.' || attname
                        from pg_constraint
                        join pg_attribute on attrelid = conrelid and attnum = any(conkey)
                        where contype = 'f' and confrelid = to_regclass('customer')
                        """).query(String.class).set();
        columns.removeAll(moved);
        columns.removeAll(STAY.keySet());
        assertThat(columns)
                .as(
                        "columns with customers' ids: a bean FollowsCustomer of their module moves them, or STAY says why not")
                .isEmpty();
    }

    @Test
    void everyTableThatMovesHasAWordOrIsNotSpokenOf() {
        var speechless = tables().stream()
                .map(CustomerTable::table)
                .filter(table -> !Comparisons.UNSEEN.contains(table))
                .filter(table -> Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                        .anyMatch(language ->
                                texts.get(language, "customer.moves." + table).equals("customer.moves." + table)))
                .toList();
        assertThat(speechless)
                .as("tables: “customer.moves.…” names them in both languages, or Comparisons.UNSEEN leaves them out")
                .isEmpty();
    }

    @Test
    void whatTiesTheTwoTogetherIsNotCountedAmongWhatMoves() {
        var team = colleagues.newTeam();
        var world = new World(
                means,
                List.of("A", "B", "P"),
                List.of(colleagues.join(team, Role.SALES).id()));
        world.knows("A", "B");
        world.knows("B", "P");
        colleagues.logIn(colleagues.join(null, Role.MANAGER));

        assertThat(comparisons.of(world.id("A"), world.id("B")).moves()).containsEntry("customer_relation", 1L);
    }

    @Test
    void nowhereIsAnOldIdLeftButWhereThatIsSaid() {
        var team = colleagues.newTeam();
        var seller = colleagues.join(team, Role.SALES).id();
        var world = new World(means, List.of("A", "B", "P"), List.of(seller));
        world.point("B", 1);
        world.identity("B", 1);
        world.calendar("B", "always");
        world.consent("B", "phone", true);
        world.tag("B", "vip", 0);
        world.fact("B", "city", "Ulm");
        world.ticket("B", "ticket");
        world.lead("B", "lead", 1);
        world.opportunity("B", "opportunity", seller, team, null);
        world.member("B", "tea");
        world.reach("teaB");
        world.knows("B", "P");
        world.knows("A", "B");
        world.below("P", "B");
        world.owner("B", colleagues.join(team, Role.SALES).id());
        world.helper("B", seller);
        merges.merge(world.id("A"), world.id("B"), Map.of(), Revision.ANY);

        assertThat(tablesWith(world.id("B"))).isSubsetOf(KEEP.keySet());
        assertThat(tablesWith(world.id("A")))
                .contains(
                        "contact_point", "social_identity", "ticket", "lead", "opportunity", "member", "member_reach");
    }

    @Test
    void everythingACustomersRowSaysIsChosenOrStaysTheSurvivors() {
        var columns = jdbc.sql("select column_name from information_schema.columns where table_name = 'customer'")
                .query(String.class)
                .set();
        columns.removeAll(OWN);
        for (var field : Field.values()) columns.removeAll(field.columns());
        assertThat(columns)
                .as("columns of customer: a Field lets one choose between two, or OWN says that the survivor's stays")
                .isEmpty();
    }

    private List<CustomerTable> tables() {
        var tables = new ArrayList<CustomerTable>();
        events.publishEvent(new Deeds.Naming(tables));
        return tables;
    }

    private Set<String> tablesWith(CustomerId id) {
        var found = new TreeSet<String>();
        var tables = jdbc.sql("""
                        select table_name
                        from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        for (var table : tables)
            if (jdbc.sql("select exists (select from %s one where cast(one as text) like :id)".formatted(table))
                    .param("id", "%" + id + "%")
                    .query(Boolean.class)
                    .single()) found.add(table);
        return found;
    }
}
