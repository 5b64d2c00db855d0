package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.customer.fields.CustomField;
import dev.rapport.customer.fields.CustomFields;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.imports.ImportRow;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Files bring what administrators ask of customers, and are held to the same rules as screens. */
@DatabaseTest
class FieldsInImportsTests {

    @Autowired
    CustomersKind kind;

    @Autowired
    CustomFields fields;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transaction;

    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final String name = "f" + mark;

    @BeforeEach
    void aFieldThatFirmsMustTell() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.add(field(Lifecycle.PROSPECT, true)));
    }

    @AfterEach
    void itIsGivenUp() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> fields.change(field(null, false), Revision.ANY));
    }

    private CustomField field(@Nullable Lifecycle needed, boolean inUse) {
        return new CustomField(
                name,
                "Tea",
                "茶",
                Format.CHOICE,
                List.of(new Choice("green", "Green tea", "绿茶")),
                NewCustomer.Kind.ORGANISATION,
                needed,
                Set.of(),
                Set.of(Role.MANAGER),
                0,
                inUse);
    }

    private void brought(Map<String, String> cells) {
        transaction.executeWithoutResult(status -> kind.applyTelling(new ImportRow(2, cells, null), null));
    }

    @Test
    void aColumnFillsTheFieldAndWhatItCannotTakeLeavesTheRowOut() {
        brought(Map.of("account", "North " + mark, name, "绿茶"));

        assertThat(customers.facts(customers.byExternal("North " + mark).orElseThrow()))
                .containsEntry(name, "green");
        assertThatThrownBy(() -> brought(Map.of("account", "South " + mark, name, "coffee")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("fields.unreadable"));
        assertThat(customers.byExternal("South " + mark)).isEmpty();
    }

    @Test
    void aRowWithoutWhatMustBeKnownIsLeftOutAndOneOfAPersonIsNot() {
        assertThatThrownBy(() -> brought(Map.of("account", "North " + mark)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("fields.needed"));
        brought(Map.of("name", "Anna " + mark, "number", mark));

        assertThat(customers.byExternal(mark)).isPresent();
    }

    @Test
    void whoMayNotEnterItIsNotOfferedTheColumn() {
        var seller = colleagues.join(null, Role.SALES);
        var manager = colleagues.join(null, Role.MANAGER);

        assertThat(colleagues.as(seller, () -> kind.columns())).doesNotContain(name);
        assertThat(colleagues.as(manager, () -> kind.columns())).contains(name);
    }
}
