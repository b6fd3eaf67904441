import { soundOf } from "./romanise";

/**
 * Given names that are one name in several languages, and short names that are used beside them: each line one. Who is
 * called by one of a line may be called by another, but a text that writes both may well mean two people.
 */
const EQUIVALENTS =
  "joseph josef yosef yusuf youssef yousef jose giuseppe iosif osip jozef yusif|george georges georg jorge giorgio georgi georgy jerzy jurj jirji gheorghe yuri yury|john jean juan johann johannes giovanni ivan jan ioan ioannis hans|james jaime jacob jacques yakov yaqub yacoub|michael michel miguel mikhail michele mikael misha mykhailo|peter pierre pedro pietro pyotr petr petro|paul pablo paolo pavel pavlo|alexander alejandro alessandro alexandre aleksandr oleksandr aliaksandr sasha shura iskandar|nicholas nicolas nikolai nikolay mykola nicola kolya mikalai|edward eduardo edouard eduard edoardo|william guillermo guillaume wilhelm guglielmo|charles carlos carlo karl|henry henri enrique enrico heinrich|francis francisco francesco francois franz paco pancho|anthony antonio antoine anton toni|andrew andres andre andrea andrei andrey andrzej|stephen esteban etienne stefan stefano stepan|philip felipe philippe filippo filipp|louis luis luigi ludwig lewis lucho|laurence lorenzo laurent lavrenti|ernest ernesto ernst|robert roberto beto|richard ricardo riccardo ricky|frederick federico frederic friedrich|joaquin joachim|matthew mateo mathieu matteo matvei matthias|luke lucas luca luc|mark marco marcos marc|thomas tomas tommaso|raphael rafael raffaele|abraham ibrahim avraham|isaac ishaq itzhak|david daoud dawood davud|solomon sulayman suleiman sulaiman shlomo|moses musa moshe moise|mary maria marie miriam maryam|elizabeth isabel elisabeth yelizaveta|catherine catalina ekaterina katherine yekaterina katya|helen elena helene olena yelena lena|anne ana anna hanna|irene irina iryna|natalia natalya natasha nathalie|vladimir volodymyr volodya vova uladzimir|sergei sergey serge sergio siarhei serhiy seryozha|dmitry dmitri dmytro dzmitry dima|yevgeny evgeny eugene yauheni zhenya evgeni|alexei aleksei alexey aliaksei oleksiy alyosha olexiy aleksej|viktor victor viktar|igor ihor ihar|oleg oleh aleh|olga olha volha helga|anatoly anatoli tolya|konstantin constantine kostya|gregory grigory gregorio hryhoriy grisha|boris borya|vasily basil vasyl vasili|leonid leanid|fyodor theodore fedor teodoro|muhammad mohammed mohamed mohammad mohd muhd mohamad mehmed mehmet muhammed mahomed magomed|ahmad ahmed ahmet|hussein husayn hussain hossein huseyin|benjamin binyamin|patricia patty patrice|jesus chucho|guadalupe lupe|martin marten marcin|christopher cristobal christophe kristof|christian cristian khristian|daniel daniil danilo|gabriel jibril gavriil gabriele|adam adan adamo|simon simeon semyon shimon|samuel samuil|ezekiel ezequiel|xavier javier|raymond raimundo ramon|roderick rodrigo|alphonse alfonso|alfred alfredo|albert alberto|arthur arturo artur|oscar oskar|hector ettore|hugh hugo ugo|emil emilio emile|julius julio jules giulio|claude claudio|dominic domingo dominique|vincent vicente vincenzo|valentin valentino|maximilian maximo maksim maxim".split(
    "|",
  );

const NONE: readonly number[] = [];
const groupsOf = new Map<string, number[]>();
for (const [group, line] of EQUIVALENTS.entries()) {
  for (const name of line.split(" ")) {
    const sound = soundOf(name);
    const groups = groupsOf.get(sound);
    if (groups === undefined) groupsOf.set(sound, [group]);
    else groups.push(group);
  }
}

/** The numbers of the names that a word of this sound stands for; none where it is no such name. */
export function equivalentsOf(sound: string): readonly number[] {
  return groupsOf.get(sound) ?? NONE;
}
