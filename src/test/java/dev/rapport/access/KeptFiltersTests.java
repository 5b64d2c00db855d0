package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.SavedFilter;
import dev.rapport.platform.ui.SavedFilters;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class KeptFiltersTests {

    private static final String PAGE = "leads";
    private static final Map<String, String> HOT = Map.of("score", "hot", "mine", "yes");

    @Autowired
    SavedFilters filters;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person owner;
    private Person mate;

    @BeforeEach
    void twoOfATeam() {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SALES);
        mate = colleagues.join(team, Role.SALES);
    }

    private void save(Person by, String name, String with, Map<String, String> address) {
        colleagues.as(by, () -> {
            filters.save(PAGE, name, with, address);
            return name;
        });
    }

    private List<SavedFilter> of(Person person, String page) {
        return colleagues.as(person, () -> filters.of(page));
    }

    @Test
    void oneKeepsFiltersForOneselfAndForATeamEachOnItsPage() {
        save(owner, "mine", null, HOT);
        save(owner, "ours", team, HOT);
        var other = colleagues.join(colleagues.newTeam(), Role.SALES);

        assertThat(of(owner, PAGE)).extracting(SavedFilter::name).containsExactly("mine", "ours");
        assertThat(of(owner, "tickets")).isEmpty();
        assertThat(of(mate, PAGE)).singleElement().satisfies(shared -> {
            assertThat(shared.address()).isEqualTo(HOT);
            assertThat(shared.mine()).isFalse();
            assertThat(shared.sharedWith()).isNotBlank();
        });
        assertThat(of(other, PAGE)).isEmpty();
    }

    @Test
    void theSameNameTakesTheOldOnesPlace() {
        save(owner, "late", null, HOT);
        save(owner, "late", null, Map.of("status", "new"));

        assertThat(of(owner, PAGE)).extracting(SavedFilter::address).containsExactly(Map.of("status", "new"));
    }

    @Test
    void onlyItsOwnerChangesAndRemovesAFilter() {
        save(owner, "ours", team, HOT);
        var filter = of(owner, PAGE).getFirst();

        assertThatThrownBy(() -> colleagues.as(mate, () -> filters.change(filter.id(), "theirs", null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(mate, () -> filters.remove(filter.id())))
                .isInstanceOf(Refused.class);

        colleagues.as(owner, () -> filters.change(filter.id(), "mine again", null));
        assertThat(of(owner, PAGE)).extracting(SavedFilter::name).containsExactly("mine again");
        assertThat(of(mate, PAGE)).isEmpty();
        colleagues.as(owner, () -> filters.remove(filter.id()));
        assertThat(of(owner, PAGE)).isEmpty();
    }

    @Test
    void refusesWhatIsNoNameATakenOneAndTheTeamsOfOthers() {
        save(owner, "one", null, HOT);
        save(owner, "two", null, HOT);
        var two = of(owner, PAGE).getLast();
        var foreign = colleagues.newTeam();

        assertThatThrownBy(() -> save(owner, " ", null, HOT)).hasMessage("access.filter-bad-name");
        assertThatThrownBy(() -> save(owner, "x", foreign, HOT)).hasMessage("access.filter-other-team");
        assertThatThrownBy(() -> save(owner, "x", null, Map.of("q", "x".repeat(1_000))))
                .hasMessage("access.filter-too-long");
        assertThatThrownBy(() -> colleagues.as(owner, () -> filters.change(two.id(), "one", null)))
                .hasMessage("access.filter-name-taken");
    }

    @Test
    void whoSeesAllSharesWithEveryTeam() {
        var manager = colleagues.join(null, Role.MANAGER);
        save(manager, "for them", team, HOT);

        assertThat(of(mate, PAGE)).extracting(SavedFilter::name).containsExactly("for them");
    }
}
