package dev.rapport.contact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.inbound.NotArrived;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server says that it could not deliver a mail of ours, and which. */
class DeliveryReportTests {

    private static final String OURS = "<ours@rapport.example>";

    private static Optional<NotArrived> read(String status, String back) {
        return MailReading.lost("""
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                %s
                --b
                %s
                --b--
                """.formatted(status, back).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<NotArrived> read(String status) {
        return read(status, "Content-Type: text/rfc822-headers\n\nSubject: Re: Hello\nMessage-ID: " + OURS + "\n");
    }

    /** As in RFC 3464, appendix E. */
    @Test
    void whatCouldNotBeDeliveredIsTold() {
        var lost = read("""
                Reporting-MTA: dns; cs.utk.edu

                Original-Recipient: rfc822;louisl@larry.slip.umd.edu
                Final-Recipient: rfc822;louisl@larry.slip.umd.edu
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <louisl@larry.slip.umd.edu>:
                  Recipient address rejected
                """).orElseThrow();
        assertThat(lost.there()).isEqualTo(OURS);
        assertThat(lost.to()).containsExactly("louisl@larry.slip.umd.edu");
        assertThat(lost.why().reason()).isEqualTo("contact.mail-came-back");
        assertThat(lost.why().detail())
                .isEqualTo("5.1.1 550 5.1.1 <louisl@larry.slip.umd.edu>: Recipient address rejected");
    }

    @Test
    void ofSeveralRecipientsOneIsEnough() {
        assertThat(read("Reporting-MTA: dns; x\n\nAction: relayed\nStatus: 2.0.0\n\nAction: Failed\nStatus: 5.4.7\n"))
                .hasValueSatisfying(lost -> assertThat(lost.why().detail()).isEqualTo("5.4.7"));
    }

    @Test
    void atWhichAddressesIsToldAsWeWroteThem() {
        var named = "Action: failed\nStatus: 5.1.1\nOriginal-Recipient: rfc822; <Li@Acme.example>\n"
                + "Final-Recipient: rfc822; elsewhere@acme.example\n\n"
                + "Action: failed\nStatus: 5.1.1\nFinal-Recipient: RFC822;wang@acme.example\n\n"
                + "Action: delivered\nFinal-Recipient: rfc822; boss@acme.example\n";
        assertThat(read("Reporting-MTA: dns; x\n\n" + named).orElseThrow().to())
                .containsExactly("li@acme.example", "wang@acme.example");
        assertThat(read("Reporting-MTA: dns; x\n\n" + named + "\nAction: failed\nStatus: 5.0.0\n")
                        .orElseThrow()
                        .to())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action: delayed\nStatus: 4.4.1",
                "Action: delivered\nStatus: 2.0.0",
                "Action: expanded",
                "Action: failed-not",
                "X-Action: failed",
                "Nothing: else",
                ""
            })
    void whatMayStillArriveOrDidIsNotLost(String status) {
        assertThat(read("Reporting-MTA: dns; x\n\n" + status.replace("failed-not", "no-failed") + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Type: text/plain\n\nDear Li\n", "Content-Type: message/rfc822\n\nSubject: Hello\n"})
    void whatNamesNoMailOfOursSaysNothing(String back) {
        assertThat(read("Action: failed\nStatus: 5.1.1\n", back)).isEmpty();
    }

    @Test
    void wordsThatLookLikeOneAreNone() {
        assertThat(MailReading.lost(("From: li@acme.example\nReferences: " + OURS + "\nAuto-Submitted: auto-replied\n\n"
                                + "Action: failed\nStatus: 5.1.1\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aLongOneEnds() {
        assertThat(read("Action: failed\nDiagnostic-Code: smtp; " + "x ".repeat(200_000) + "\n"))
                .hasValueSatisfying(lost -> assertThat(lost.why().detail()).hasSizeLessThanOrEqualTo(300));
        assertThat(read(" \t".repeat(100_000) + "\n".repeat(100_000))).isEmpty();
    }
}
