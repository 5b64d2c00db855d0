package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.MailThread.Mail;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets an answer of a thread of mails. The newest mail stands first. */
class MailThreadTests {

    private static final String LI = "li@acme.example";
    private static final String BOSS = "boss@acme.example";
    private static final String WANG = "wang@acme.example";
    private static final String US = "service@rapport.example";

    private static Mail mail(String from, String... copies) {
        return new Mail(from, List.of(copies), false);
    }

    private static Mail byMachine(String from) {
        return new Mail(from, List.of(), true);
    }

    private static MailThread thread(Mail... mails) {
        return MailThread.of(LI, List.of(mails), Set.of(US));
    }

    @Test
    void whoWroteLastIsAnsweredAndTheOthersGetACopy() {
        var thread = thread(mail(WANG, LI, BOSS), mail(BOSS, LI), mail(LI, US, BOSS, WANG));

        assertThat(thread).isEqualTo(new MailThread(WANG, List.of(LI, BOSS), false));
    }

    @Test
    void whomTheCustomerNeverNamedGetsNeitherAnswerNorCopy() {
        var thread =
                thread(mail("stranger@x.example", LI, "friend@x.example"), mail(BOSS, "his@x.example"), mail(LI, BOSS));

        assertThat(thread).isEqualTo(new MailThread(BOSS, List.of(LI), true));
    }

    @Test
    void whomTheCustomerLeavesOutLaterGetsNoMoreCopies() {
        assertThat(thread(mail(LI, WANG), mail(LI, BOSS, WANG)).others()).containsExactly(WANG);
        assertThat(thread(mail(LI), mail(LI, BOSS, WANG)).others()).isEmpty();
    }

    @Test
    void machinesAndOurselvesAreNeverWrittenTo() {
        var thread = thread(byMachine(WANG), mail(LI, US, BOSS, WANG));

        assertThat(thread).isEqualTo(new MailThread(LI, List.of(BOSS), false));
    }

    @Test
    void whoWasAwayOnceIsNotCutOffForEver() {
        assertThat(thread(mail(LI, BOSS), byMachine(BOSS), mail(LI, BOSS)).others())
                .containsExactly(BOSS);
        assertThat(thread(byMachine(BOSS), mail(BOSS, LI), mail(LI, BOSS)).to()).isEqualTo(BOSS);
        assertThat(thread(mail(LI, WANG), byMachine(BOSS), mail(LI, BOSS)).others())
                .containsExactly(WANG);
    }

    @Test
    void oneMailOfAMachineDoesNotCloseTheCustomersOwnAddress() {
        assertThat(thread(byMachine(LI), mail(LI, BOSS)).to()).isEqualTo(LI);
    }

    @Test
    void nobodyIsMailedWhereNothingIsEverDeliveredAndNeverMoreThanTwenty() {
        var many = IntStream.range(0, 50)
                .mapToObj(at -> "p" + at + "@acme.example")
                .toArray(String[]::new);

        assertThat(thread(mail(LI, "nobody@mail.invalid")).others()).isEmpty();
        assertThat(thread(mail(LI, many)).others()).hasSize(MailThread.MOST);
    }
}
