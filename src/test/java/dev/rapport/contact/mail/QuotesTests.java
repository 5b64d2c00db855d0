package dev.rapport.contact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Own words are told from those that programs put beside them. */
class QuotesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> earlier\n> words",
                "On Mon, Nov 30, 2026 at 9:00 AM Rapport <help@acme.example> wrote:\n> earlier\n>\n> words",
                "On Mon, Nov 30, 2026 at 9:00 AM Rapport\n<help@acme.example> wrote:\n\n> earlier",
                "On Mon, Nov 30, 2026 at 9:00 AM Rapport wrote:\n\nearlier without marks",
                "-----Original Message-----\nFrom: Rapport\nSent: Monday\nTo: Li\nSubject: x\n\nearlier",
                "-----原始邮件-----\n发件人: Rapport\n发送时间: 2026-11-30\n收件人: Li\n主题: x\n\nearlier",
                "------------------ 原始邮件 ------------------\n发件人: \"Rapport\"\n\nearlier",
                "________________________________\nFrom: Rapport <help@acme.example>\nSent: Monday\nTo: Li\n\nearlier",
                "From: Rapport\nSent: Monday, November 30\nTo: Li\nSubject: Re: x\n\nearlier",
                "*From:* Rapport\n*Sent:* Monday\n*To:* Li\n\nearlier",
                "发件人：Rapport\n日期：2026-11-30\n收件人：Li\n主题：Re: x\n\nearlier",
                "在 2026-11-30 09:00:00，\"Rapport\" <help@acme.example> 写道：\n\nearlier",
                "在2026年11月30日 09:00，Rapport 写道：\n> earlier",
                "Help <help@acme.example> 写道：\n> earlier",
                "于 2026年11月30日周一 09:00写道：\n> earlier",
                "At 2026-11-30 09:00:00, \"Rapport\" <help@acme.example> wrote:\n>earlier\n>words",
                "Am 30.11.2026 um 09:00 schrieb Rapport:\n> earlier",
                "Le lun. 30 nov. 2026 à 09:00, Rapport a écrit :\n> earlier",
                "Il giorno lun 30 nov 2026 alle ore 09:00 Rapport ha scritto:\n> earlier"
            })
    void theEndThatIsQuotedIsFolded(String quoted) {
        var told = Quotes.in("It works now, thank you.\n\n-- \nLi\n\n" + quoted, "Re: x");
        assertThat(told.own()).isEqualTo("It works now, thank you.\n\n-- \nLi");
        assertThat(told.quoted()).isEqualTo(quoted.strip());
    }

    @Test
    void anAnswerBelowWhatItQuotesIsOwn() {
        var told = Quotes.in("On Mon, 30 Nov 2026, Rapport wrote:\n> earlier\n> words\n\nIt works now.", "Re: x");
        assertThat(told.own()).isEqualTo("It works now.");
        assertThat(told.quoted()).contains("> earlier");
    }

    @Test
    void answersBetweenTheLinesStayWhereTheyAre() {
        var text = "On Mon, 30 Nov 2026, Rapport wrote:\n> first?\nYes.\n> second?\nNo.";
        assertThat(Quotes.in(text, "Re: x")).isEqualTo(new Quotes(text, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fwd: x", "FW: x", "转发：x", "WG: x"})
    void whatIsPassedOnWasNeverSaidHere(String heading) {
        var text = "Please look.\n\nFrom: Wang\nSent: Monday\nTo: Li\nSubject: x\n\nThe bill is wrong.";
        assertThat(Quotes.in(text, heading)).isEqualTo(new Quotes(text, ""));
        var marked = "Please look.\n---------- Forwarded message ---------\nFrom: Wang\nDate: Monday\nTo: Li\n\nWrong.";
        assertThat(Quotes.in(marked, "x")).isEqualTo(new Quotes(marked, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> only quoted",
                "From: my desk\nplease call me.",
                "He wrote:\nnothing.",
                "On Monday I wrote you:\nnothing came back.",
                "The price:\n- 10:30\nis wrong",
                "5 > 4\n> not a quote? yes\nbut answered"
            })
    void wordsOfTheirOwnAreNotFolded(String text) {
        assertThat(Quotes.in(text, "Re: x")).isEqualTo(new Quotes(text, ""));
    }
}
