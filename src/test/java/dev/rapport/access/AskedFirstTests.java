package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.planted.Door;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody receives who asks a service that says for whom it is. */
@DatabaseTest
class AskedFirstTests {

    @Autowired
    Door door;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void letsInWhoHasOneOfTheRoles() {
        colleagues.logIn(colleagues.join(null, Role.SALES, Role.MANAGER));
        assertThat(door.asItsTypeSays()).isTrue();
    }

    @Test
    void refusesOthersWithTheRolesThatItTakes() {
        colleagues.logIn(colleagues.join(null, Role.SALES));
        refuses("access.role-missing", door::asItsTypeSays);
    }

    @Test
    void whatAMethodSaysGoesBeforeWhatItsTypeSays() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        refuses("access.role-missing", door::forAdministratorsOutsideOfTransactions);
        colleagues.logIn(colleagues.join(null, Role.SALES));
        assertThat(door.forEverybody()).isTrue();
        assertThat(door.forOneself()).isTrue();
    }

    @Test
    void refusesBeforeATransactionIsLookedAt() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        transactions.executeWithoutResult(
                status -> refuses("access.role-missing", door::forAdministratorsOutsideOfTransactions));
    }

    @Test
    void refusesStrangersWhateverElseItTakes() {
        logInAStranger();
        for (BooleanSupplier way : ways()) refuses("access.nobody", way);
        assertThat(door.forStrangers()).isTrue();
        refuses("access.nobody", () -> staff.teams().isEmpty());
    }

    @Test
    void refusesWhoLeftSince() {
        var gone = colleagues.join(null, Role.ADMIN);
        colleagues.logIn(gone);
        assertThat(door.asItsTypeSays()).isTrue();
        leave(gone);
        for (BooleanSupplier way : ways()) refuses("access.nobody", way);
    }

    @Test
    void theSystemMayAll() {
        assertThat(ways()).allMatch(BooleanSupplier::getAsBoolean);
    }

    private List<BooleanSupplier> ways() {
        return Stream.<BooleanSupplier>of(
                        door::asItsTypeSays,
                        door::forAdministratorsOutsideOfTransactions,
                        door::forEverybody,
                        door::forOneself)
                .toList();
    }

    private void leave(Person person) {
        jdbc.sql("update app_user set enabled = false where id = :id")
                .param("id", person.id().value())
                .update();
        people.forgetAll();
    }

    private static void logInAStranger() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "stranger", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    }

    private static void refuses(String why, BooleanSupplier way) {
        assertThatThrownBy(way::getAsBoolean)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }
}
