package dev.rapport.studio.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.ShippedModels;
import dev.rapport.studio.compare.Change;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What designers and what the product changed of the same process. */
@DatabaseTest
class ModelComparisonsTests {

    private static final String PROMISE = "promise";

    @Autowired
    ModelComparisons comparisons;

    @Autowired
    DraftDesk desk;

    @Autowired
    ReleaseRows releases;

    @Autowired
    ShippedModels shipped;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person designer;

    @BeforeEach
    void aDesigner() {
        designer = colleagues.join(null, Role.DESIGNER);
    }

    /** The versions of a shipped process are put back when the test ends. */
    @Transactional
    @Test
    void bothSidesStandAgainstTheLastVersionOfTheProduct() {
        var product = shipped.text(PROMISE).orElseThrow();
        deploy(900, product.replace("Keep the promise", "Keep it").replace("Promise made", "Made"));
        deploy(901, product.replace("Keep the promise", "Keep it for good").replace("Promise made", "Made"));
        release(901);

        var three = colleagues.as(designer, () -> comparisons.product(PROMISE));

        assertThat(three.base()).isEqualTo(900);
        assertThat(names(three.ours())).containsExactly("Keep it for good");
        assertThat(names(three.theirs())).contains("Keep the promise");
        assertThat(three.both()).containsExactly(three.ours().getFirst().elementId());
    }

    @Test
    void aDraftOfWhatIsNewStandsAlone() {
        var process = LiveProcess.newId();
        var compared = colleagues.as(
                designer,
                () -> comparisons.draft(desk.begin(process, "Spare parts").id()));
        assertThat(compared.before()).isNull();
        assertThat(compared.changes()).isNotEmpty().allMatch(change -> change.kind() == Change.Kind.ADDED);
    }

    @Test
    void versionsAreThoseThatWereAskedFor() {
        var process = LiveProcess.newId();
        LiveProcess.deploy(jdbc, process, 1, LiveProcess.text(process));
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.otherText(process));
        var compared = colleagues.as(designer, () -> comparisons.versions(process, 1, 2));
        assertThat(compared.now().names()).isEmpty();
        assertThat(names(compared.changes())).containsExactly("Keep it at last");
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(Change::name).toList();
    }

    private void deploy(int version, String text) {
        LiveProcess.deploy(jdbc, PROMISE, version, text);
    }

    private void release(int version) {
        var release = new Release(
                PROMISE,
                version,
                designer.id(),
                colleagues.join(null, Role.DESIGNER).id(),
                designer.id(),
                Instant.EPOCH,
                "Wanted by the workshop",
                null);
        releases.add(release, null);
    }
}
