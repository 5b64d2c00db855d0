package dev.rapport.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTriageTests {

    private static Decision triage(String channel, String body, String tier) {
        return ShippedRules.decide(
                new ServiceRulebooks().ticketTriageRules(), TicketFacts.of(channel, "", body, tier, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My card was stolen yesterday! | security | urgent | service-l1",
                "My account has been hacked | security | urgent | service-l2",
                "How do I change my PIN? | account | low | service-l1",
                "I want my money back | refund | normal | service-l1",
                "my top-up has not arrived | top-up | normal | service-l1",
                "Is the exchange rate right? | exchange | normal | service-l1",
                "The ATM ate my money | cash | normal | service-l1",
                "the transfer is still not there | transfer | normal | service-l1",
                "I was charged twice | payment | high | service-l1",
                "Does contactless work | card | normal | service-l1",
                "Where is my parcel | delivery | normal | service-l1",
                "The app shows an error | fault | normal | service-l1",
                "系统瘫痪，打不开 | fault | urgent | service-l2",
                "我的卡被盗刷了 | security | urgent | service-l2",
                "怎么修改密码 | account | low | service-l1",
                "请给我开发票 | payment | normal | service-l1",
                "快递三天没动了 | delivery | normal | service-l1"
            })
    void wordsTellCategoryPriorityAndTeam(String body, String category, String priority, String team) {
        var decision = triage("email", body, null);

        assertThat(decision.results())
                .containsEntry("category", category)
                .containsEntry("priority", priority)
                .containsEntry("team", team)
                .containsEntry("sure", true)
                .containsEntry("publicComplaint", false);
    }

    @Test
    void whatNoRuleKnowsIsConfirmedByAPerson() {
        assertThat(triage("email", "Good morning", null).results())
                .containsEntry("category", "general")
                .containsEntry("sure", false)
                .containsEntry("team", "service-l1");
    }

    @Test
    void anEmptyTicketHasEveryResult() {
        assertThat(triage(null, null, null).results())
                .containsOnlyKeys("category", "sure", "priority", "team", "publicComplaint");
    }

    @Test
    void goldCustomersComeBeforeOthers() {
        assertThat(triage("email", "the app shows an error", "gold").text("priority"))
                .isEqualTo("high");
    }

    @Test
    void wordsMatchWholeAndNotInsideOthers() {
        assertThat(triage("email", "I am pinning a note", null).text("category"))
                .isEqualTo("general");
    }

    @ParameterizedTest
    @CsvSource({
        "weibo, 你们的服务太差了, true",
        "weibo, 请问几点营业, false",
        "douyin, what a scam, true",
        "email, your service is terrible, false",
        "email, I will go public with this on social media, true",
        "phone, 再不处理我就找媒体, true"
    })
    void complaintsThatEverybodyReadsArePublic(String channel, String body, boolean isPublic) {
        assertThat(triage(channel, body, null).results()).containsEntry("publicComplaint", isPublic);
    }
}
