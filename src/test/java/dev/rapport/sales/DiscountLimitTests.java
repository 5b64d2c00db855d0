package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.rules.Decision;
import dev.rapport.rules.ShippedRules;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountLimitTests {

    private static Decision limit(String series, String amount, String stage) {
        return ShippedRules.decide(
                new SalesRulebooks().discountLimitRules(),
                new DiscountFacts(series, new BigDecimal(amount), stage, null));
    }

    @ParameterizedTest
    @CsvSource({
        "MG,999.99,proposal,5",
        "MG,1000,proposal,8",
        "GTX,4999.99,proposal,8",
        "GTX,5000,negotiation,12",
        "GTK,1,negotiation,15",
        "GTK,26768,prospecting,0",
        "GTX,9000,qualification,0",
        "XYZ,9999.99,proposal,8",
        "XYZ,10000,proposal,10"
    })
    void theFirstRowThatFitsGivesTheLimit(String series, String amount, String stage, int limit) {
        assertThat(limit(series, amount, stage).results()).containsEntry("limit", limit);
    }

    @Test
    void aDealOfUnknownSeriesAndStageHasALimitToo() {
        assertThat(limit(null, "0", null).results()).containsEntry("limit", 8).containsEntry("approver", "manager");
    }
}
