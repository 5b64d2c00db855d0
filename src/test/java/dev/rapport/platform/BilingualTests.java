package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilingualTests {

    @ParameterizedTest
    @CsvSource(delimiterString = " ; ", textBlock = """
                    Reply to the customer | 给客户的回复 ; Reply to the customer ; 给客户的回复
                    Number of the offer · 报价单号 ; Number of the offer ; 报价单号
                    Phone | 电话: {{phone}} ; Phone: {{phone}} ; 电话: {{phone}}
                    Source · 来源: {{source}} · City · 城市: {{city}} ; Source: {{source}} · City: {{city}} ; 来源: {{source}} · 城市: {{city}}
                    {{reasons}} ; {{reasons}} ; {{reasons}}
                    只有中文 ; 只有中文 ; 只有中文
                    """)
    void isCutToOneLanguage(String text, String english, String chinese) {
        assertThat(new Bilingual(text).in(Locale.ENGLISH)).isEqualTo(english);
        assertThat(new Bilingual(text).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({"en, Hello", "zh, 你好"})
    void eachParagraphIsCutByItself(String language, String said) {
        var text = "**{{name}}**\n\nHello | 你好\n\n{{reasons}}";
        assertThat(new Bilingual(text).in(Locale.of(language)))
                .isEqualTo("**{{name}}**\n\n" + said + "\n\n{{reasons}}");
    }
}
