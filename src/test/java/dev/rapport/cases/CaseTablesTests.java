package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.CaseTables;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that is kept under the id of a case is forgotten when cases go. */
@DatabaseTest
class CaseTablesTests {

    private static final Set<String> LEFT_OUT = Set.of("import_case");

    @Autowired
    List<CaseTables> modules;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableThatNamesACaseSaysWhatBecomesOfItsRows() throws IOException {
        var tables = new TreeSet<>(jdbc.sql("""
            select distinct table_name
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public'
                and table_type = 'BASE TABLE'
                and column_name in ('subject_id', 'ticket_id', 'lead_id', 'opportunity_id')
            union
            select conrelid::regclass::text
            from pg_constraint
            where contype = 'f'
                and confrelid::regclass::text in ('subject', 'lead', 'opportunity', 'ticket')
            """).query(String.class).list());
        tables.retainAll(ofTheProduct());
        modules.forEach(module -> module.rows().forEach(rows -> tables.remove(rows.table())));
        tables.removeAll(LEFT_OUT);
        assertThat(tables)
                .as("a bean CaseTables of their module says whether they hold a case, go with it or stay")
                .isEmpty();
    }

    private static Set<String> ofTheProduct() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/table-owners.txt")).stream()
                .map(line -> line.strip().split("\\s+")[0])
                .collect(Collectors.toSet());
    }
}
