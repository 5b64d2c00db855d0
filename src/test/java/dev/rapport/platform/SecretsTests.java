package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed, who opens it, and what is said where nobody can. */
class SecretsTests {

    private static final String SECRET = "päss 密码";
    private static final String HERE = "account 7 password";

    @TempDir
    Path folder;

    private Secrets inFolder(String name) {
        return new Secrets(new SecretsKeyFile("", folder.resolve(name)));
    }

    private Secrets given(String keys) {
        return new Secrets(new SecretsKeyFile(keys, folder.resolve("unused")));
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        var sealed = inFolder("data").seal(SECRET, HERE);

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain(SECRET.substring(0, 4));
        assertThat(inFolder("data").open(sealed, HERE)).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        var secrets = inFolder("data");

        assertThat(secrets.seal(SECRET, HERE)).isNotEqualTo(secrets.seal(SECRET, HERE));
    }

    @Test
    void whatStandsElsewhereOrWasChangedDoesNotOpen() {
        var secrets = inFolder("data");
        var sealed = secrets.seal(SECRET, HERE);

        assertThatThrownBy(() -> secrets.open(sealed, "account 8 password")).hasMessage("secrets.damaged");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> secrets.open(sealed, HERE)).hasMessage("secrets.damaged");
        assertThatThrownBy(() -> secrets.open(new byte[3], HERE)).hasMessage("secrets.other-key");
    }

    @Test
    void theKeyIsMadeAtTheFirstStartForNobodyElse() throws IOException {
        inFolder("data");

        var file = folder.resolve("data").resolve("secrets.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aKeyOfTheEnvironmentIsTakenAndNoFileIsMade() {
        var key = SecretsKey.fresh();
        var sealed = given(key).seal(SECRET, HERE);

        assertThat(given(key).open(sealed, HERE)).isEqualTo(SECRET);
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void aLostKeyIsSaidInWordsAndANewOneSeals() throws IOException {
        var sealed = inFolder("data").seal(SECRET, HERE);
        Files.delete(folder.resolve("data").resolve("secrets.key"));

        var after = inFolder("data");
        assertThat(after.opens(sealed)).isFalse();
        assertThat(after.trouble()).isEqualTo("secrets.other-key");
        assertThatThrownBy(() -> after.open(sealed, HERE)).hasMessage("secrets.other-key");
        assertThat(after.open(after.seal(SECRET, HERE), HERE)).isEqualTo(SECRET);
    }

    @Test
    void withoutAKeyNothingIsKeptAndNothingFallsOver() {
        var secrets = given("not a key");

        assertThat(secrets.trouble()).isEqualTo("secrets.no-key");
        assertThatThrownBy(() -> secrets.seal(SECRET, HERE)).hasMessage("secrets.no-key");
    }

    @Test
    void whileAKeyIsChangedTheFirstSealsAndAllOpen() {
        var before = SecretsKey.fresh();
        var now = SecretsKey.fresh();
        var sealed = given(before).seal(SECRET, HERE);
        var both = given(now + "\n" + before);

        assertThat(both.open(sealed, HERE)).isEqualTo(SECRET);
        assertThat(both.isOfToday(sealed)).isFalse();
        var again = both.seal(SECRET, HERE);
        assertThat(both.isOfToday(again)).isTrue();
        assertThat(given(now).open(again, HERE)).isEqualTo(SECRET);
        assertThat(given(before).opens(again)).isFalse();
    }
}
