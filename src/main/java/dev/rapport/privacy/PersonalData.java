package dev.rapport.privacy;

import dev.rapport.cases.Subjects;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.KeptOfCustomer;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.WithheldOfCustomer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is kept of a customer, table by table: those that move when customers become one, and those that their modules
 * name besides. What the machine makes of it to find and compare customers says nothing more and is left out.
 */
@Component
class PersonalData {

    private static final Set<String> MADE_BY_MACHINE = Set.of("duplicate_key", "quality_fault", "privacy_export");
    private static final List<String> COLUMNS_MADE = List.of("search_key", "search_grams", "name_key");

    /** Other customers name this one as their parent; what they are is theirs. */
    private static final String CUSTOMER = "customer";

    /** Asks for the tables and moves nothing. */
    private record Naming(List<CustomerTable> tables) implements CustomerMove {

        @Override
        public void of(CustomerTable table) {
            tables.add(table);
        }

        @Override
        public Set<CustomerId> customers() {
            return Set.of();
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Subjects subjects;
    private final List<KeptOfCustomer> besides;
    private final List<WithheldOfCustomer> withheld;

    PersonalData(
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher events,
            Subjects subjects,
            List<KeptOfCustomer> besides,
            List<WithheldOfCustomer> withheld) {
        this.subjects = subjects;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.besides = besides;
        this.withheld = withheld;
    }

    /** Rows by the names of their tables; tables without any are left out. */
    Map<String, JsonNode> of(CustomerId customer) {
        var found = new LinkedHashMap<String, JsonNode>();
        var cases = subjects.idsOf(customer).stream().map(SubjectId::value).toArray(UUID[]::new);
        places().forEach((table, condition) -> {
            var rows = rows(table, condition, customer, cases);
            if (!rows.isEmpty()) found.put(table, rows);
        });
        return found;
    }

    /** Where it is looked: the condition by the name of the table. */
    Map<String, String> places() {
        var tables = new ArrayList<CustomerTable>();
        events.publishEvent(new Naming(tables));
        var places = new LinkedHashMap<String, String>();
        Stream.concat(
                        besides.stream(),
                        tables.stream()
                                .filter(table -> !table.table().equals(CUSTOMER))
                                .map(table -> new KeptOfCustomer(table.table(), condition(table))))
                .filter(kept -> !MADE_BY_MACHINE.contains(kept.table()))
                .forEach(kept ->
                        places.merge(kept.table(), "(" + kept.condition() + ")", (one, other) -> one + " or " + other));
        return places;
    }

    private static String condition(CustomerTable table) {
        var condition = table.asText()
                ? table.column() + " = cast(cast(:customer as uuid) as text)"
                : table.column() + " = :customer";
        return table.only() == null ? condition : condition + " and kind = '" + table.only() + "'";
    }

    private JsonNode rows(String table, String condition, CustomerId customer, UUID[] cases) {
        var rows = jdbc.sql("""
                        select cast(coalesce(jsonb_agg(to_jsonb(one) - cast(:made as text[])), '[]') as text)
                        from (select * from %s where %s) as one
                        """.formatted(table, condition))
                .param("made", leftOut(table))
                .params(parameters(condition, customer, cases))
                .query(String.class)
                .single();
        return json.readTree(rows);
    }

    private String[] leftOut(String table) {
        var own = withheld.stream()
                .filter(columns -> columns.table().equals(table))
                .flatMap(columns -> columns.columns().stream());
        return Stream.concat(COLUMNS_MADE.stream(), own).toArray(String[]::new);
    }

    private static Map<String, Object> parameters(String condition, CustomerId customer, UUID[] cases) {
        var parameters = new LinkedHashMap<String, Object>();
        if (condition.contains(":customer")) parameters.put("customer", customer.value());
        if (condition.contains(":cases")) parameters.put("cases", cases);
        return parameters;
    }
}
