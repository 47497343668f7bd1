package tongban.node.paper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.casework.Cases;
import tongban.node.casework.FilledForms;
import tongban.node.catalog.Services;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

/** Puts the papers together. */
@Configuration(proxyBeanMethods = false)
class PaperConfiguration {

    @Bean
    Booklets booklets(@Value("${tongban.demo}") boolean demo) {
        return new SetBooklets(new Press(new Typefaces()), demo);
    }

    @Bean
    Papers papers(
            Cases cases,
            FilledForms filled,
            Services services,
            PersonalData personalData,
            Walls walls,
            @Value("${tongban.demo}") boolean demo) {
        Press press = new Press(new Typefaces());
        return new CasePapers(
                PaperForms.shipped(),
                press,
                new SetBooklets(press, demo),
                cases,
                filled,
                services,
                personalData,
                walls,
                demo);
    }
}
