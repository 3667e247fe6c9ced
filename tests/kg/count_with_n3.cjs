// Prints how many distinct triples N3.js reads: node count_with_n3.cjs FOLDER_OF_N3 FILE
const fs = require("fs");
const N3 = require(process.argv[2]);
const store = new N3.Store(new N3.Parser().parse(fs.readFileSync(process.argv[3], "utf8")));
console.log(store.size);
