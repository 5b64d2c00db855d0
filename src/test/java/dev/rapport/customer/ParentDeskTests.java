package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ParentDeskTests {

    @Autowired
    ParentDesk parents;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Person seller;
    private CustomerId holding;
    private CustomerId north;
    private CustomerId south;

    @BeforeEach
    void firms() {
        seller = colleagues.join(null, Role.SALES);
        holding = customer(Kind.ORGANISATION, "Holding");
        north = customer(Kind.ORGANISATION, "North");
        south = customer(Kind.ORGANISATION, "South");
    }

    private CustomerId customer(Kind kind, String name) {
        return customers
                .add(new NewCustomer(kind, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private Optional<UUID> below(CustomerId firm, @Nullable CustomerId parent) {
        return colleagues.as(seller, () -> parents.change(firm, parent, Revision.ANY));
    }

    private Optional<CustomerId> parentOf(CustomerId firm) {
        return colleagues.as(seller, () -> parents.of(firm)).map(CustomerProfile.Relative::id);
    }

    @Test
    void aFirmIsPutBelowAnotherAndThatIsUndone() {
        var change = below(north, holding).orElseThrow();
        assertThat(parentOf(north)).contains(holding);
        assertThat(below(north, holding)).isEmpty();

        colleagues.as(seller, () -> profiles.undo(north, change));

        assertThat(parentOf(north)).isEmpty();
        assertThat(colleagues.as(
                        seller,
                        () -> profiles.history(north, What.PARENT, "", 10, null).items()))
                .extracting(ProfileChange::before, ProfileChange::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Holding " + mark, null),
                        org.assertj.core.groups.Tuple.tuple(null, "Holding " + mark));
    }

    @Test
    void noFirmComesToStandAboveItself() {
        below(north, holding);
        below(south, north);

        assertThatThrownBy(() -> below(holding, south)).hasMessage("customer.parent-below");
        assertThatThrownBy(() -> below(north, north)).hasMessage("customer.parent-itself");
        assertThat(parentOf(holding)).isEmpty();
    }

    @Test
    void ofTwoWhoPutFirmsBelowEachOtherAtOnceOneIsRefused() {
        var answers = Stream.of(atOnce(north, south), atOnce(south, north))
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder("", "customer.parent-below");
    }

    /** What it is refused with, if it is. */
    private CompletableFuture<String> atOnce(CustomerId firm, CustomerId parent) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                below(firm, parent);
                return "";
            } catch (Refused refused) {
                return refused.key();
            }
        });
    }

    @Test
    void anUndoMakesNoRingEither() {
        below(north, holding);
        var gone = below(north, null).orElseThrow();
        below(holding, north);

        assertThatThrownBy(() -> colleagues.as(seller, () -> profiles.undo(north, gone)))
                .hasMessage("customer.parent-below");
    }

    @Test
    void peopleBelongToNoFirmInThisWay() {
        var anna = customer(Kind.PERSON, "Anna");

        assertThatThrownBy(() -> below(anna, holding)).hasMessage("customer.parent-of-firms");
        assertThatThrownBy(() -> below(north, anna)).hasMessage("customer.parent-of-firms");
        assertThatThrownBy(() -> below(north, CustomerId.next())).hasMessage("error.no-such-id");
    }

    @Test
    void refusesWhatSomebodyChangedMeanwhile() {
        below(north, holding);

        assertThatThrownBy(() -> colleagues.as(seller, () -> parents.change(north, south, ParentDesk.revision(null))))
                .hasMessage("customer.parent-changed-meanwhile");
        colleagues.as(seller, () -> parents.change(north, south, ParentDesk.revision(holding)));
        assertThat(parentOf(north)).contains(south);
    }

    @Test
    void anAuditorOnlyLooks() {
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThatThrownBy(() -> colleagues.as(auditor, () -> parents.change(north, holding, Revision.ANY)))
                .isInstanceOf(Refused.class);
        assertThat(colleagues.as(auditor, () -> parents.of(north))).isEmpty();
    }
}
